'use client'

import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ImportAnswer } from '@/lib/contract/device-import'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import type { Problem } from '@/lib/contract/problem'
import { ProblemNote } from '../device/problem-note'
import { problemOfError } from '../jobs/api-post'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ImportMapping } from './import-mapping'
import { ImportReport } from './import-report'
import { type ImportDraft, mappingOf, sendImport } from './import-request'
import { ImportSource, type ImportTenant } from './import-source'

/** File, columns, dry run, commit; the job's page shows the rest. */
export function ImportWizard({
  tenants,
  templates,
  tenantId,
}: {
  tenants: readonly ImportTenant[]
  templates: readonly DeviceTemplate[]
  tenantId: number
}) {
  const router = useRouter()
  const [draft, setDraft] = useState<ImportDraft>({ tenantId, fileName: '', csv: '' })
  const [answer, setAnswer] = useState<ImportAnswer>()
  /** The draft was changed since the dry run. */
  const [isStale, setStale] = useState(false)
  const [busy, setBusy] = useState<'check' | 'commit'>()
  const [problem, setProblem] = useState<Problem>()

  const check = async (wanted: ImportDraft) => {
    setBusy('check')
    setProblem(undefined)
    try {
      const found = await sendImport(wanted, true)
      setAnswer(found)
      setDraft(wanted.mapping ? wanted : { ...wanted, mapping: mappingOf(found.columns) })
      setStale(false)
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(undefined)
  }
  const change = (next: ImportDraft) => {
    setDraft(next)
    setStale(true)
    if (next.csv !== draft.csv) {
      setAnswer(undefined)
      void check(next)
    }
  }
  const commit = async () => {
    setBusy('commit')
    setProblem(undefined)
    try {
      const { job } = await sendImport(draft, false)
      if (job) router.push(`/jobs/${job.id}`)
    } catch (error) {
      setProblem(problemOfError(error))
      setBusy(undefined)
    }
  }
  const isNamed = Object.values(draft.mapping ?? {}).includes('name')
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <ImportSource tenants={tenants} templates={templates} draft={draft} onChange={change} />
      {answer && draft.mapping ? (
        <ImportMapping
          columns={answer.columns}
          mapping={draft.mapping}
          onChange={(mapping) => change({ ...draft, mapping })}
        />
      ) : null}
      {problem && !answer ? <ProblemNote problem={problem} /> : null}
      {answer ? (
        <Card title="3. Dry run" description="Nothing is written before you commit.">
          <div className="flex flex-col gap-4">
            {isNamed ? null : (
              <p className="text-sm text-warn">No column is taken for the name: choose one above.</p>
            )}
            {isStale || !isNamed ? null : <ImportReport answer={answer} />}
            <ProblemNote problem={problem} />
            <div className="flex flex-wrap gap-2">
              <Button
                isBusy={busy === 'check'}
                disabled={!isNamed || busy !== undefined}
                variant={isStale ? 'primary' : 'secondary'}
                onClick={() => void check(draft)}
              >
                Check again
              </Button>
              <Button
                variant="primary"
                isBusy={busy === 'commit'}
                disabled={isStale || !isNamed || answer.creates === 0 || busy !== undefined}
                onClick={() => void commit()}
              >
                <Upload aria-hidden />
                Import {plural(answer.creates, 'device')}
              </Button>
            </div>
          </div>
        </Card>
      ) : null}
    </div>
  )
}
