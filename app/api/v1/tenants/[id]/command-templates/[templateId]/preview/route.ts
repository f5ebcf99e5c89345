import { handle } from '@/lib/http/handle'
import { previewCommandTemplate } from '@/lib/services/command-templates/preview-command-template'

export const POST = handle(previewCommandTemplate)
