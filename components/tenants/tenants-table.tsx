import Link from 'next/link'
import type { Tenant } from '@/lib/contract/tenants'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

export function TenantsTable({ tenants }: { tenants: readonly Tenant[] }) {
  return (
    <Table label="Tenants">
      <TableHead>
        <tr>
          <TableHeadCell>Id</TableHeadCell>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Company</TableHeadCell>
          <TableHeadCell>Status</TableHeadCell>
          <TableHeadCell>Application</TableHeadCell>
          <TableHeadCell>Devices online</TableHeadCell>
          <TableHeadCell>Created</TableHeadCell>
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
            <TableCell>{tenant.companyName}</TableCell>
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
            <TableCell>
              <RelativeTime at={tenant.createdAt} className="whitespace-nowrap text-ink-muted" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
