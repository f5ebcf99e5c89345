import { handle } from '@/lib/http/handle'
import { createCommandTemplate } from '@/lib/services/command-templates/create-command-template'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'

export const GET = handle(listCommandTemplates)
export const POST = handle(createCommandTemplate)
