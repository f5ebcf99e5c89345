import type { Company } from '@/lib/contract/companies'
import type { PlaceRate } from '@/lib/contract/rates'
import { rateOfCompany, rateWords } from '../tenants/place-rates'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import type { CompanyActions } from './company-actions'
import { CompanyMenu } from './company-menu'

export function CompaniesTable({
  companies,
  places,
  isPlatformAdmin,
  administered,
  actions,
}: {
  companies: readonly Company[]
  /** Absent where the broker does not answer. */
  places: readonly PlaceRate[] | undefined
  isPlatformAdmin: boolean
  /** Ids of those that the reader may change. */
  administered: readonly string[]
  actions: CompanyActions
}) {
  return (
    <Table label="Companies">
      <TableHead>
        <tr>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Status</TableHeadCell>
          <TableHeadCell>Tenants</TableHeadCell>
          <TableHeadCell>Devices online</TableHeadCell>
          <TableHeadCell>Messages</TableHeadCell>
          <TableHeadCell>Last heard</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {companies.map((company) => (
          <TableRow key={company.id}>
            <TableCell className="font-medium">
              <Link href={`/companies/${company.id}`} className="rounded-sm hover:underline">
                {company.name}
              </Link>
            </TableCell>
            <TableCell>
              <StatusMark mark={company.status} />
            </TableCell>
            <TableCell>
              <Link
                href={`/tenants?company=${company.id}`}
                className="rounded-sm underline-offset-2 hover:underline"
              >
                {company.tenantCount}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Link
                href={`/devices?company=${company.id}`}
                className="rounded-sm underline-offset-2 hover:underline"
              >
                {company.onlineCount} of {company.deviceCount}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">
              {rateWords(places && rateOfCompany(places, company.id))}
            </TableCell>
            <TableCell>
              {company.lastSeenAt ? (
                <RelativeTime at={company.lastSeenAt} className="whitespace-nowrap text-ink-muted" />
              ) : (
                <span className="text-ink-faint">never</span>
              )}
            </TableCell>
            <TableCell className="text-right">
              {administered.includes(company.id) ? (
                <CompanyMenu
                  company={company}
                  connections={places && rateOfCompany(places, company.id).connections}
                  isPlatformAdmin={isPlatformAdmin}
                  actions={actions}
                />
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
