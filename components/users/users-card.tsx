import type { User } from '@/lib/contract/users'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { StatusMark } from '../ui/status-mark'
import { UserRoles } from './user-roles'

/** Who reaches a company or a tenant. */
export function UsersCard({
  users,
  hasMore,
  sentence,
  href,
}: {
  users: readonly User[]
  hasMore: boolean
  /** Where there is none. */
  sentence: string
  href: string
}) {
  return (
    <Card
      title="Users"
      isFlush={users.length > 0}
      actions={
        <Button asChild size="sm" variant="ghost">
          <Link href={href}>{hasMore ? 'All users' : 'Users'}</Link>
        </Button>
      }
    >
      {users.length === 0 ? (
        <p data-face="empty" className="text-sm text-ink-muted">
          {sentence}
        </p>
      ) : (
        <ul className="divide-y">
          {users.map((user) => (
            <li key={user.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
              <Link href={`/users/${user.id}`} className="rounded-sm font-medium hover:underline">
                {user.username}
              </Link>
              {user.status === 'active' ? null : <StatusMark mark={user.status} />}
              <span className="ml-auto">
                <UserRoles user={user} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
