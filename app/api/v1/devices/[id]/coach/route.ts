import { handle } from '@/lib/http/handle'
import { getCoach } from '@/lib/services/coach/get-coach'

export const GET = handle(getCoach)
