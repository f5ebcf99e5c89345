import { handle } from '@/lib/http/handle'
import { getCommandBatch } from '@/lib/services/command-batch/get-command-batch'

export const GET = handle(getCommandBatch)
