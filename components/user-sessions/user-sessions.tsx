import { MonitorSmartphone } from 'lucide-react'
import type { Problem } from '@/lib/contract/problem'
import type { UserSession } from '@/lib/contract/user-sessions'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { SignOutEverywhere } from './sign-out-everywhere'
import type { UserSessionActions } from './user-session-actions'
import { UserSessionsTable } from './user-sessions-table'

/** Where a user is signed in, and the way out. */
export function UserSessions({
  user,
  isOwn,
  result,
  actions,
}: {
  user: { readonly id: string; readonly username: string }
  isOwn: boolean
  result:
    | { readonly ok: true; readonly data: { readonly items: readonly UserSession[] } }
    | { readonly ok: false; readonly problem: Problem }
  actions: UserSessionActions
}) {
  return (
    <section aria-labelledby="user-sessions" className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="user-sessions" className="text-lg font-semibold">
            Sessions
          </h2>
          <p className="max-w-2xl text-sm text-ink-muted">
            Browsers in which {isOwn ? 'you are' : 'the user is'} signed in. Each ends by itself after a week.
          </p>
        </div>
        <SignOutEverywhere user={user} isOwn={isOwn} signOut={actions.signOut} />
      </header>
      {!result.ok ? (
        <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
      ) : result.data.items.length === 0 ? (
        <EmptyState
          icon={MonitorSmartphone}
          title="Not signed in anywhere"
          sentence="A browser stands here from its sign-in on."
        />
      ) : (
        <UserSessionsTable userId={user.id} sessions={result.data.items} end={actions.end} />
      )}
    </section>
  )
}
