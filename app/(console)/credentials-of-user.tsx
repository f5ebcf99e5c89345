import { UserCredentials } from '@/components/user-credentials/user-credentials'
import type { User } from '@/lib/contract/users'
import { may } from '@/lib/core/actor'
import { listUserCredentials } from '@/lib/services/users/list-user-credentials'
import { pageActor } from '@/lib/session/page-actor'
import { createApiKeyAction, createUserCredentialAction, deleteUserCredentialAction } from './account/actions'
import { read } from './read'
import { readerSight } from './reader-sight'

/** The API keys and plain credentials of one user, the reader itself or another. */
export async function CredentialsOfUser({
  user,
}: {
  user: Pick<User, 'id' | 'isPlatformAdmin'> & {
    readonly memberships: readonly Pick<User['memberships'][number], 'companyId' | 'tenantIds'>[]
  }
}) {
  const actor = await pageActor()
  const { tenants } = await readerSight()
  const result = await read(listUserCredentials, { id: user.id })
  const reaches = (companyId: string, tenantId: number): boolean =>
    user.isPlatformAdmin ||
    user.memberships.some(
      (one) => one.companyId === companyId && (one.tenantIds === null || one.tenantIds.includes(tenantId)),
    )
  return (
    <UserCredentials
      userId={user.id}
      isOwn={user.id === actor.id}
      result={result}
      tenants={tenants
        .filter(
          ({ id, companyId }) => reaches(companyId, id) && may(actor, 'admin', { companyId, tenantId: id }),
        )
        .map(({ id, name }) => ({ id, name }))}
      actions={{
        issueKey: createApiKeyAction,
        issuePlain: createUserCredentialAction,
        remove: deleteUserCredentialAction,
      }}
    />
  )
}
