'use server'

import type { BatchActions } from '@/components/command-batch/batch-actions'
import type { ActionResult } from '@/components/device/action-result'
import type { CommandBatchPreview } from '@/lib/contract/command-batch'
import type { Job } from '@/lib/contract/jobs'
import { previewCommandBatch } from '@/lib/services/command-batch/preview-command-batch'
import { sendCommands } from '@/lib/services/command-batch/send-commands'
import { cancelJob } from '@/lib/services/jobs/cancel-job'
import { act } from '@/lib/session/act'

export async function previewBatchAction(
  input: Parameters<BatchActions['preview']>[0],
): Promise<ActionResult<CommandBatchPreview>> {
  return act(previewCommandBatch, input)
}

export async function sendCommandsAction(
  input: Parameters<BatchActions['send']>[0],
): Promise<ActionResult<Job>> {
  return act(sendCommands, input)
}

export async function cancelBatchAction(input: { id: string }): Promise<ActionResult<Job>> {
  return act(cancelJob, input)
}
