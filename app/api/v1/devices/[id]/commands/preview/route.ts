import { handle } from '@/lib/http/handle'
import { previewCommand } from '@/lib/services/commands/preview-command'

export const POST = handle(previewCommand)
