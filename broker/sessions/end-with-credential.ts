import type { Session } from './session'

/** Ends a session when its credential ends. setTimeout counts to 24 days: what lasts longer is looked at again by then. */
export function endWithCredential(session: Session): void {
  const { expiresAtMs } = session.principal
  if (expiresAtMs === undefined) return
  const inMs = Math.min(Math.max(expiresAtMs - Date.now(), 0), 2 ** 31 - 1)
  session.expiryTimer = setTimeout(() => {
    if (session.isEnded) return
    if (expiresAtMs > Date.now()) endWithCredential(session)
    else session.edge.cut(0x87, 'its credential expired')
  }, inMs)
  session.expiryTimer.unref()
}
