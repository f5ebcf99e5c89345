import type { CommandBatchPreview, previewCommandBatchOp, sendCommandsOp } from '@/lib/contract/command-batch'
import type { Job } from '@/lib/contract/jobs'
import type { RequestOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'

export interface BatchActions {
  readonly preview: Action<RequestOf<typeof previewCommandBatchOp>, CommandBatchPreview>
  readonly send: Action<RequestOf<typeof sendCommandsOp>, Job>
}
