import { handle } from '@/lib/http/handle'
import { getLatest } from '@/lib/services/readings/get-latest'

export const GET = handle(getLatest)
