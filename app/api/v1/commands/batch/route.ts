import { handle } from '@/lib/http/handle'
import { sendCommands } from '@/lib/services/command-batch/send-commands'

export const POST = handle(sendCommands)
