import { handle } from '@/lib/http/handle'
import { listConnections } from '@/lib/services/connections/list-connections'

export const GET = handle(listConnections)
