import { handle } from '@/lib/http/handle'
import { listCommands } from '@/lib/services/commands/list-commands'
import { queueCommand } from '@/lib/services/commands/queue-command'

export const GET = handle(listCommands)
export const POST = handle(queueCommand)
