import { handle } from '@/lib/http/handle'
import { explain } from '@/lib/services/explain/explain'

export const POST = handle(explain)
