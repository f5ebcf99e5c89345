import type { User } from '@/lib/contract/users'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import type { CompanyWithTenants } from './membership-fields'
import type { UserActions } from './user-actions'
import { UserRoles } from './user-roles'
import { UserRowMenu } from './user-row-menu'

export function UsersTable({
  users,
  ownId,
  companies,
  actions,
}: {
  users: readonly User[]
  /** The reader, who neither suspends nor deletes itself. */
  ownId: string
  companies: readonly CompanyWithTenants[]
  actions: Pick<UserActions, 'update' | 'remove'>
}) {
  const tenantNames = new Map(companies.flatMap(({ tenants }) => tenants.map(({ id, name }) => [id, name])))
  return (
    <Table label="Users">
      <TableHead>
        <tr>
          <TableHeadCell>User name</TableHeadCell>
          <TableHeadCell>Status</TableHeadCell>
          <TableHeadCell>Roles</TableHeadCell>
          <TableHeadCell>Created</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {users.map((user) => (
          <TableRow key={user.id}>
            <TableCell className="font-medium">
              <Link
                href={user.id === ownId ? '/account' : `/users/${user.id}`}
                className="rounded-sm hover:underline"
              >
                {user.username}
              </Link>
              {user.id === ownId ? <span className="font-normal text-ink-faint"> (you)</span> : null}
            </TableCell>
            <TableCell>
              <StatusMark mark={user.status} />
            </TableCell>
            <TableCell>
              <UserRoles user={user} tenantNames={tenantNames} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={user.createdAt} />
            </TableCell>
            <TableCell className="text-right">
              {user.id === ownId ? null : <UserRowMenu user={user} companies={companies} actions={actions} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
