import type {
  CommandTemplate,
  createCommandTemplateOp,
  previewCommandTemplateOp,
  updateCommandTemplateOp,
} from '@/lib/contract/command-templates'
import type { OutputOf, RequestOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'

export interface TemplateActions {
  readonly create: Action<RequestOf<typeof createCommandTemplateOp>, CommandTemplate>
  readonly update: Action<RequestOf<typeof updateCommandTemplateOp>, CommandTemplate>
  readonly remove: Action<{ id: number; templateId: string }, unknown>
}

export type PreviewTemplate = Action<
  RequestOf<typeof previewCommandTemplateOp>,
  OutputOf<typeof previewCommandTemplateOp>
>
