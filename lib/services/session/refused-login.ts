import { Fault } from '@/lib/core/fault'
import type { Rejection } from '@/lib/core/rejection'

/** An unknown name, a wrong password and a suspended user answer the same; only waiting and business say more. */
export function refusedLogin(rejection?: Rejection): Fault {
  if (rejection?.code === 'too-many-attempts') return new Fault('rate-limited', rejection.sentence)
  if (rejection?.code === 'server-busy') {
    return new Fault('unavailable', 'The server is busy with other logins; try again in a few seconds.', {
      retryAfterSeconds: 5,
    })
  }
  return new Fault('unauthenticated', 'The user name or the password is wrong, or the user is suspended.')
}
