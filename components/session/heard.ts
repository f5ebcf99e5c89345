import type { ActionResult } from '../device/action-result'
import { noticeSession } from './session-lapse'

/** What a server action answered, unchanged; one that was refused for want of a session has the reader asked to sign in. */
export function heard<T>(result: ActionResult<T>): ActionResult<T> {
  if (!result.ok && result.problem.code === 'unauthenticated') noticeSession('refused-act')
  return result
}
