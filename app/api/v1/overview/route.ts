import { handle } from '@/lib/http/handle'
import { getOverview } from '@/lib/services/overview/get-overview'

export const GET = handle(getOverview)
