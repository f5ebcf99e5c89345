import { handle } from '@/lib/http/handle'
import { listRates } from '@/lib/services/rates/list-rates'

export const GET = handle(listRates)
