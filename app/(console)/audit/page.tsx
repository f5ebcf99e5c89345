import { ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { AuditTable } from '@/components/audit/audit-table'
import { ListBar } from '@/components/lists/list-bar'
import { isNarrowed, queryText } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listAudit } from '@/lib/services/audit/list-audit'
import { ListFaces } from '../list-faces'
import { read } from '../read'
import { scopeCrumbs } from '../scope-crumbs'
import { listInput, type PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Audit' }

const filters = ['q', 'subjectId', 'actorId']

export default async function AuditPage({ searchParams }: PageProps) {
  const search = await searchParams
  const result = await read(listAudit, listInput(search, filters))
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Audit"
        crumbs={await scopeCrumbs(queryText(search, 'company'))}
        description="Who changed what, newest first. Never a secret."
      />
      <ListBar>
        <SearchFilter label="Search by who or what" />
      </ListBar>
      <ListFaces
        result={result}
        what="audit records"
        isNarrowed={isNarrowed(search, filters)}
        empty={
          <EmptyState
            icon={ScrollText}
            title="Nothing has changed yet"
            sentence="Each change leaves a record here, with who made it and from where."
          />
        }
      >
        {(records) => <AuditTable records={records} />}
      </ListFaces>
    </div>
  )
}
