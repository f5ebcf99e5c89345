/** Whether the session of this page has ended. Whoever hears "not signed in" says so here, and one dialog asks. */
import { Store } from '../live/store'

export interface SessionLapse {
  readonly isLapsed: boolean
  /** The dialog is open; a reader may put it off. */
  readonly isAsking: boolean
}

export type SessionEvent =
  /** Something that asks by itself was refused: it asks the reader once. */
  | 'refused-read'
  /** What the reader did was refused: it asks each time. */
  | 'refused-act'
  | 'put-off'
  | 'signed-in'

export function lapseAfter(lapse: SessionLapse, event: SessionEvent): SessionLapse {
  switch (event) {
    case 'refused-read':
      return lapse.isLapsed ? lapse : { isLapsed: true, isAsking: true }
    case 'refused-act':
      return lapse.isAsking ? lapse : { isLapsed: true, isAsking: true }
    case 'put-off':
      return lapse.isAsking ? { ...lapse, isAsking: false } : lapse
    case 'signed-in':
      return lapse.isLapsed ? signedIn : lapse
  }
}

export const signedIn: SessionLapse = { isLapsed: false, isAsking: false }

export const sessionLapse = new Store(signedIn)

export const noticeSession = (event: SessionEvent): void =>
  sessionLapse.set(lapseAfter(sessionLapse.get(), event))
