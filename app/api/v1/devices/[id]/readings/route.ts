import { handle } from '@/lib/http/handle'
import { getReadings } from '@/lib/services/readings/get-readings'

export const GET = handle(getReadings)
