import { handle } from '@/lib/http/handle'
import { getCommand } from '@/lib/services/commands/get-command'
import { takeBackCommand } from '@/lib/services/commands/take-back-command'

export const GET = handle(getCommand)
export const DELETE = handle(takeBackCommand)
