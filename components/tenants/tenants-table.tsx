import type { PlaceRate } from '@/lib/contract/rates'
import type { Tenant } from '@/lib/contract/tenants'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { rateOfTenant, rateWords } from './place-rates'

export function TenantsTable({
  tenants,
  places,
  isOfOneCompany = false,
}: {
  tenants: readonly Tenant[]
  /** Absent where the broker does not answer. */
  places: readonly PlaceRate[] | undefined
  isOfOneCompany?: boolean
}) {
  return (
    <Table label="Tenants">
      <TableHead>
        <tr>
          <TableHeadCell>Id</TableHeadCell>
          <TableHeadCell>Name</TableHeadCell>
          {isOfOneCompany ? null : <TableHeadCell>Company</TableHeadCell>}
          <TableHeadCell>Status</TableHeadCell>
          <TableHeadCell>Application</TableHeadCell>
          <TableHeadCell>Devices online</TableHeadCell>
          <TableHeadCell>Messages</TableHeadCell>
          <TableHeadCell>Last heard</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {tenants.map((tenant) => (
          <TableRow key={tenant.id}>
            <TableCell className="text-ink-muted">{tenant.id}</TableCell>
            <TableCell className="font-medium">
              <Link href={`/tenant/${tenant.id}`} className="rounded-sm hover:underline">
                {tenant.name}
              </Link>
            </TableCell>
            {isOfOneCompany ? null : <TableCell>{tenant.companyName}</TableCell>}
            <TableCell>
              <StatusMark mark={tenant.status} />
            </TableCell>
            <TableCell>
              <code>{tenant.application}</code>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Link
                href={`/tenant/${tenant.id}/devices`}
                className="rounded-sm underline-offset-2 hover:underline"
              >
                {tenant.onlineCount} of {tenant.deviceCount}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">
              {rateWords(places && rateOfTenant(places, tenant.id))}
            </TableCell>
            <TableCell>
              {tenant.lastSeenAt ? (
                <RelativeTime at={tenant.lastSeenAt} className="whitespace-nowrap text-ink-muted" />
              ) : (
                <span className="text-ink-faint">never</span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
