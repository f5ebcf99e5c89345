import type { Metadata } from 'next'
import { FirstRun } from '@/components/first-run/first-run'
import { queryText } from '@/components/lists/list-query'
import { RefreshWhileSeen } from '@/components/lists/refresh-while-seen'
import { AuditCard } from '@/components/overview/audit-card'
import { CompanyCard } from '@/components/overview/company-card'
import { OverviewTiles } from '@/components/overview/overview-tiles'
import { RefusalsCard } from '@/components/overview/refusals-card'
import { cn } from '@/components/ui/cn'
import { ErrorState } from '@/components/ui/error-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { mayAnywhere } from '@/lib/core/actor'
import { listAudit } from '@/lib/services/audit/list-audit'
import { listLogs } from '@/lib/services/logs/list-logs'
import { getOverview } from '@/lib/services/overview/get-overview'
import { act } from '@/lib/session/act'
import { pageActor } from '@/lib/session/page-actor'
import { countFleet } from './count-fleet'
import { firstRunOf } from './first-run-of'
import { readerSight } from './reader-sight'
import type { PageProps } from './scope-query'

export const metadata: Metadata = { title: 'Overview' }

const RECENT = 8
/** One act on many devices leaves many records, which the card counts into one line. */
const AUDIT_READ = 100
const COMPANIES_SHOWN_MAX = 12

export default async function OverviewPage({ searchParams }: PageProps) {
  const companyId = queryText(await searchParams, 'company')
  const actor = await pageActor()
  const { companies } = await readerSight()
  const shown = companies.filter(({ id }) => companyId === undefined || id === companyId)
  const scope = companyId === undefined ? {} : { companyId }
  const [firstRun, overview, cards, refusals, audit] = await Promise.all([
    firstRunOf(actor, scope),
    mayAnywhere(actor, 'read:logs') ? act(getOverview, scope) : undefined,
    Promise.all(
      shown.slice(0, COMPANIES_SHOWN_MAX).map(async (company) => ({
        company,
        counts: await countFleet({ companyId: company.id }, company.deviceCount, company.onlineCount),
      })),
    ),
    mayAnywhere(actor, 'read:logs')
      ? act(listLogs, { ...scope, outcome: 'refused', limit: RECENT })
      : undefined,
    mayAnywhere(actor, 'admin') ? act(listAudit, { ...scope, limit: AUDIT_READ }) : undefined,
  ])
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={companyId && shown[0] ? shown[0].name : 'Overview'} />
      {firstRun ? <FirstRun {...firstRun} /> : <RefreshWhileSeen />}
      {overview?.ok ? (
        <OverviewTiles overview={overview.data} companyId={companyId} isAdmin={mayAnywhere(actor, 'admin')} />
      ) : null}
      {cards.length > (overview?.ok ? 1 : 0) ? (
        <div className={cards.length > 1 ? 'grid gap-4 md:grid-cols-2 2xl:grid-cols-3' : undefined}>
          {cards.map(({ company, counts }) => (
            <CompanyCard key={company.id} company={company} counts={counts} />
          ))}
        </div>
      ) : null}
      {shown.length > COMPANIES_SHOWN_MAX ? (
        <p className="text-sm text-ink-muted">
          These are the first {COMPANIES_SHOWN_MAX}.{' '}
          <Link href="/companies" className="rounded-sm text-accent underline">
            All companies
          </Link>
        </p>
      ) : null}
      <div className={cn('grid items-start gap-4', audit && 'xl:grid-cols-2')}>
        {refusals?.ok ? (
          <RefusalsCard
            records={refusals.data.items}
            href={`/logs?outcome=refused${companyId === undefined ? '' : `&company=${companyId}`}`}
          />
        ) : null}
        {audit?.ok ? (
          <AuditCard
            records={audit.data.items}
            href={companyId === undefined ? '/audit' : `/audit?company=${companyId}`}
          />
        ) : null}
        {[overview, refusals, audit].map((result) =>
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
  )
}
