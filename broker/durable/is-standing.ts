import type { AccessDeps } from '@/lib/access/access-deps'
import { recheck } from '@/lib/access/recheck'
import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'

/**
 * Gone, or its credential revoked. A state may end, who comes back with a new JWT is the same, and an account's namespace
 * goes on under its next token.
 */
export const hasFallen = ({ kind }: Principal, { stage, code }: Rejection): boolean =>
  kind !== 'account' && stage !== 'state' && code !== 'credential-expired'

/** Whether what somebody left behind still stands. */
export async function isStanding(access: AccessDeps, principal: Principal): Promise<boolean> {
  const now = await recheck(access, principal)
  return !isRejection(now) || !hasFallen(principal, now)
}
