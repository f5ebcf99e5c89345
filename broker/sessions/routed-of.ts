import type { Session } from './session'

/** What a filter of an UNSUBSCRIBE is inside the broker: as the session holds it, or a name that nobody holds. */
export function routedOf(session: Session | undefined, filter: string): string {
  const shown = session?.mount.inner(filter)
  const held = [...(session?.subscriptions ?? [])].find(([, one]) => one.shown === shown)
  return held ? held[0] : `$none/${shown}`
}
