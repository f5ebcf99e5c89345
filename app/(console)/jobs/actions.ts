'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { Job } from '@/lib/contract/jobs'
import { cancelJob } from '@/lib/services/jobs/cancel-job'
import { act } from '@/lib/session/act'

export async function cancelJobAction(input: { id: string }): Promise<ActionResult<Job>> {
  return act(cancelJob, input)
}
