import type { AccessDeps } from '@/lib/access/access-deps'
import { recheckAll } from '@/lib/access/recheck'
import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'

/**
 * Gone, or its credential revoked. A state may end, who comes back with a new JWT is the same, and an account's namespace
 * goes on under its next token.
 */
export const hasFallen = ({ kind }: Principal, { stage, code }: Rejection): boolean =>
  kind !== 'account' && stage !== 'state' && code !== 'credential-expired'

/** Of those who left something behind, who no longer stands; each is asked about once, and all of them together. */
export async function fallenOf(
  access: AccessDeps,
  principals: readonly Principal[],
): Promise<ReadonlySet<Principal>> {
  const known = new Map(principals.map((principal) => [nameOf(principal), principal]))
  const names = [...known.keys()]
  const now = await recheckAll(access, [...known.values()])
  const fallen = new Set(
    names.filter((name, index) => {
      const [before, after] = [known.get(name), now[index]]
      return before && after && isRejection(after) && hasFallen(before, after)
    }),
  )
  return new Set(principals.filter((principal) => fallen.has(nameOf(principal))))
}

/** Who is held by which credential: what one that is revoked has left goes, and not what another has. */
export const nameOf = ({ key, credentialId }: Principal): string => `${key}/${credentialId}`
