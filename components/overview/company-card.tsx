import type { Company } from '@/lib/contract/companies'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { StatusMark } from '../ui/status-mark'
import type { FleetCounts } from './fleet-counts'
import { FleetTiles } from './fleet-tiles'

export function CompanyCard({ company, counts }: { company: Company; counts: FleetCounts }) {
  return (
    <Card
      title={
        <Link href={`/?company=${company.id}`} className="rounded-sm break-words hover:underline">
          {company.name}
        </Link>
      }
      actions={
        <>
          {company.status === 'active' ? null : <StatusMark mark={company.status} />}
          <Button asChild size="sm" variant="ghost">
            <Link href={`/tenants?company=${company.id}`}>{plural(company.tenantCount, 'tenant')}</Link>
          </Button>
        </>
      }
      isFlush
    >
      <FleetTiles counts={counts} listHref={`/devices?company=${company.id}`} />
    </Card>
  )
}
