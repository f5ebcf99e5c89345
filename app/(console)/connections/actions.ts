'use server'

import type { ActionResult } from '@/components/device/action-result'
import { cutConnection } from '@/lib/services/connections/cut-connection'
import { endAwaySession } from '@/lib/services/connections/end-away-session'
import { act } from '@/lib/session/act'

export async function cutConnectionAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(cutConnection, input)
}

export async function endAwaySessionAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(endAwaySession, input)
}
