import type { User } from '@/lib/contract/users'
import { Badge } from '../ui/badge'
import { roleWords } from './role-words'

export function UserRoles({
  user,
  tenantNames,
}: {
  user: Pick<User, 'isPlatformAdmin' | 'memberships'>
  /** By id, as far as the page knows them. */
  tenantNames?: ReadonlyMap<number, string>
}) {
  const nameOf = (id: number) => tenantNames?.get(id) ?? `tenant ${id}`

  return (
    <span className="flex min-w-40 flex-wrap gap-1">
      {user.isPlatformAdmin ? <Badge tone="accent">Platform admin</Badge> : null}
      {user.memberships.map(({ companyId, companyName, role, tenantIds }) => (
        <Badge key={companyId} className="whitespace-normal">
          {companyName}: {roleWords[role].name}
          {tenantIds ? ` of ${tenantIds.map(nameOf).join(', ')}` : ''}
        </Badge>
      ))}
    </span>
  )
}
