import { KeyRound } from 'lucide-react'
import type { UserCredential } from '@/lib/contract/credentials'
import type { Problem } from '@/lib/contract/problem'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { IssueApiKey } from './issue-api-key'
import { IssuePlain, type TenantChoice } from './issue-plain'
import type { UserCredentialActions } from './user-credential-actions'
import { UserCredentialsTable } from './user-credentials-table'

/** What a user logs in with over MQTT, besides its password. */
export function UserCredentials({
  userId,
  isOwn,
  result,
  tenants,
  actions,
}: {
  userId: string
  isOwn: boolean
  result:
    | { readonly ok: true; readonly data: { readonly items: readonly UserCredential[] } }
    | { readonly ok: false; readonly problem: Problem }
  /** For whose plain namespaces the reader may issue; none, and nothing of it is offered. */
  tenants: readonly TenantChoice[]
  actions: UserCredentialActions
}) {
  const issue = (
    <>
      {tenants.length > 0 ? (
        <IssuePlain userId={userId} tenants={tenants} issue={actions.issuePlain} />
      ) : null}
      <IssueApiKey userId={userId} issue={actions.issueKey} />
    </>
  )
  return (
    <section aria-labelledby="user-credentials" className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="user-credentials" className="text-lg font-semibold">
            API keys and plain credentials
          </h2>
          <p className="max-w-2xl text-sm text-ink-muted">
            For MQTT. An API key stands beside the user name and acts as {isOwn ? 'you do' : 'the user does'},
            by Drogue's rules; a plain credential opens the plain namespace of one tenant.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">{issue}</div>
      </header>
      {!result.ok ? (
        <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
      ) : result.data.items.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title="None yet"
          sentence={`Issue one for each program that connects as ${isOwn ? 'you' : 'this user'}; each can be deleted by itself.`}
        />
      ) : (
        <UserCredentialsTable userId={userId} credentials={result.data.items} remove={actions.remove} />
      )}
    </section>
  )
}
