import { handle } from '@/lib/http/handle'
import { deleteCommandTemplate } from '@/lib/services/command-templates/delete-command-template'
import { updateCommandTemplate } from '@/lib/services/command-templates/update-command-template'

export const PATCH = handle(updateCommandTemplate)
export const DELETE = handle(deleteCommandTemplate)
