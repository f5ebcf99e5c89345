import { handle } from '@/lib/http/handle'
import { getCommand } from '@/lib/services/commands/get-command'

export const GET = handle(getCommand)
