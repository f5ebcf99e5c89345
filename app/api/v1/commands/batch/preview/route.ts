import { handle } from '@/lib/http/handle'
import { previewCommandBatch } from '@/lib/services/command-batch/preview-command-batch'

export const POST = handle(previewCommandBatch)
