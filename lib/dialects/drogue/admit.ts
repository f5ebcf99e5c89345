import { isRejection, type Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Admission, ConnectFacts, ProtocolVersion } from '../dialect'
import { rejected } from '../rejected'

/** Nothing waits for a client here, so that a session to come back to is not offered. */
export function admit(versions: readonly ProtocolVersion[], connect: ConnectFacts): Admission | Rejection {
  const admission = admitVersion(versions, connect)
  if (isRejection(admission) || connect.clean) return admission
  const flag = connect.version === 5 ? 'clean start' : 'clean session'
  return rejected(
    'connect',
    'clean-session-required',
    `The client asks for its earlier session (${flag} 0); this credential is for sessions that begin anew.`,
    `Set ${flag} to 1.`,
  )
}
