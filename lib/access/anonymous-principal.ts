import { randomUUID } from 'node:crypto'
import type { AnonymousPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { loadOpenApplications } from './load-applications'
import { noCredentials } from './refusals'

/** Nobody in particular; each connection is a principal of its own, so that no two share a session. */
export async function anonymousPrincipal(
  deps: Pick<AccessDeps, 'pool'>,
  key = `anonymous:${randomUUID()}`,
): Promise<AnonymousPrincipal | Rejection> {
  const applications = await loadOpenApplications(deps.pool)
  if (applications.length === 0) return noCredentials()
  return {
    kind: 'anonymous',
    key,
    name: 'anonymous',
    credentialId: 'anonymous',
    credentialKind: 'none',
    rule: 'anonymous',
    dialect: 'drogue',
    applications,
  }
}
