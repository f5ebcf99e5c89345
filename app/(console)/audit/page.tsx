import { Download, ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { AuditFilters, auditFilterNames } from '@/components/audit/audit-filters'
import { AuditTable } from '@/components/audit/audit-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listAudit } from '@/lib/services/audit/list-audit'
import { ListPage } from '../list-page'
import { read } from '../read'
import { listInput, type PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: PageProps) {
  const search = await searchParams
  const { cursor, ...filter }: Record<string, string> = listInput(search, auditFilterNames)
  const result = await read(listAudit, { ...filter, ...(cursor === undefined ? {} : { cursor }) })
  return (
    <ListPage
      title="Audit"
      description="Who changed what, newest first. Never a secret."
      actions={
        <Button asChild>
          <a href={`/api/v1/audit/export?${new URLSearchParams(filter)}`} download>
            <Download aria-hidden />
            Export CSV
          </a>
        </Button>
      }
      search={search}
      filterNames={auditFilterNames}
      filters={<AuditFilters />}
      result={result}
      what="audit records"
      empty={
        <EmptyState
          icon={ScrollText}
          title="Nothing has changed yet"
          sentence="Each change leaves a record here, with who made it and from where."
        />
      }
    >
      {(records) => <AuditTable records={records} />}
    </ListPage>
  )
}
