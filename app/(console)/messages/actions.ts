'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { ReplayAnswer, ReplayRequest } from '@/components/replay/replay-tally'
import { replayLogs } from '@/lib/services/replay/replay-logs'
import { act } from '@/lib/session/act'

export async function replayLogsAction(input: ReplayRequest): Promise<ActionResult<ReplayAnswer>> {
  return act(replayLogs, input)
}
