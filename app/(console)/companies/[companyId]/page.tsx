import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CompanyFacts } from '@/components/companies/company-facts'
import { CompanyMenu } from '@/components/companies/company-menu'
import { plural } from '@/components/lists/plural'
import { AuditCard } from '@/components/overview/audit-card'
import { FleetTiles } from '@/components/overview/fleet-tiles'
import { rateOfCompany } from '@/components/tenants/place-rates'
import { TenantsTable } from '@/components/tenants/tenants-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { StatusMark } from '@/components/ui/status-mark'
import { UsersCard } from '@/components/users/users-card'
import { uuid } from '@/lib/contract/fields'
import { may } from '@/lib/core/actor'
import { listAudit } from '@/lib/services/audit/list-audit'
import { getCompany } from '@/lib/services/companies/get-company'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { listUsers } from '@/lib/services/users/list-users'
import { act } from '@/lib/session/act'
import { load, pageActor } from '@/lib/session/page-actor'
import { countFleet } from '../../count-fleet'
import { placesOf } from '../../places-of'
import { deleteCompanyAction, updateCompanyAction } from '../actions'

interface CompanyParams {
  readonly params: Promise<{ companyId: string }>
}

const TENANTS_SHOWN = 20
const USERS_SHOWN = 10
const RECENT = 8

const companyOf = cache(async (companyId: string) => {
  if (!uuid.safeParse(companyId).success) notFound()
  return load(getCompany, { id: companyId })
})

export async function generateMetadata({ params }: CompanyParams): Promise<Metadata> {
  return { title: (await companyOf((await params).companyId)).name }
}

export default async function CompanyPage({ params }: CompanyParams) {
  const company = await companyOf((await params).companyId)
  const companyId = company.id
  const actor = await pageActor()
  const mayAdmin = may(actor, 'admin', { companyId })
  const [counts, tenants, places, users, audit] = await Promise.all([
    countFleet({ companyId }, company.deviceCount, company.onlineCount),
    act(listTenants, { companyId, limit: TENANTS_SHOWN }),
    placesOf(),
    mayAdmin ? act(listUsers, { companyId, limit: USERS_SHOWN }) : undefined,
    mayAdmin ? act(listAudit, { companyId, limit: RECENT }) : undefined,
  ])
  const rate = places && rateOfCompany(places, companyId)
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={company.name}
        crumbs={[{ label: 'Companies', href: '/companies' }]}
        marks={<StatusMark mark={company.status} />}
        actions={
          <>
            <Button asChild>
              <Link href={`/?company=${companyId}`}>Overview</Link>
            </Button>
            {mayAdmin ? (
              <CompanyMenu
                company={company}
                connections={rate?.connections}
                isPlatformAdmin={actor.isPlatformAdmin}
                actions={{ update: updateCompanyAction, remove: deleteCompanyAction }}
              />
            ) : null}
          </>
        }
      />
      {tenants.ok && tenants.data.items.length > 0 ? (
        <section aria-label="Tenants" className="flex min-w-0 flex-col gap-2">
          <TenantsTable tenants={tenants.data.items} places={places} isOfOneCompany />
          {tenants.data.nextCursor === null ? null : (
            <p className="text-sm text-ink-muted">
              These are the first {TENANTS_SHOWN} of {plural(company.tenantCount, 'tenant')}.{' '}
              <Link href={`/tenants?company=${companyId}`} className="rounded-sm text-accent underline">
                All tenants
              </Link>
            </p>
          )}
        </section>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Card
            title="Devices"
            isFlush
            actions={
              <Button asChild size="sm" variant="ghost">
                <Link href={`/devices?company=${companyId}`}>
                  All {company.deviceCount}
                  <ChevronRight aria-hidden />
                </Link>
              </Button>
            }
          >
            <FleetTiles counts={counts} listHref={`/devices?company=${companyId}`} />
          </Card>
          {users?.ok ? (
            <UsersCard
              users={users.data.items}
              hasMore={users.data.nextCursor !== null}
              sentence="Nobody has a role in it but platform admins."
              href={`/users?company=${companyId}`}
            />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CompanyFacts company={company} rate={rate} />
          {audit?.ok ? <AuditCard records={audit.data.items} href={`/audit?company=${companyId}`} /> : null}
          {[tenants, users, audit].map((result) =>
            result && !result.ok ? (
              <ErrorState
                key={result.problem.requestId}
                sentence={result.problem.detail}
                requestId={result.problem.requestId}
              />
            ) : null,
          )}
        </div>
      </div>
    </div>
  )
}
