'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '@/lib/contract/jobs'
import type { Problem } from '@/lib/contract/problem'
import { ProblemNote } from '../device/problem-note'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { saveText } from '../ui/save-text'
import { apiPostForText, problemOfError } from './api-post'
import { useJob } from './use-job'

/** After an import or a rotation: the only showing of the new secrets, as a file. */
export function JobCredentials({ job: first }: { job: Job }) {
  const { data: job = first } = useJob(first)
  const [isBusy, setBusy] = useState(false)
  const [issued, setIssued] = useState(0)
  const [problem, setProblem] = useState<Problem>()
  if (!job.hasCredentials) return null
  const issue = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const text = await apiPostForText(`/jobs/${job.id}/credentials`)
      saveText(`credentials-${job.id.slice(0, 8)}.csv`, 'text/csv', text)
      setIssued(text.split('\n').length - 2)
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }
  return (
    <Card
      title="Credentials"
      description={
        job.kind === 'rotate-credentials'
          ? 'The new ones are issued while the file is sent; from then on the old ones are taken for the overlap only.'
          : 'The new devices have none yet. They are issued while the file is sent.'
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-muted">
          Secrets are in this file only. Asking again replaces those of the file before that no device has
          used.
        </p>
        <ProblemNote problem={problem} />
        {issued > 0 ? (
          <p role="status" className="text-sm text-ok">
            {issued.toLocaleString('en')} credentials are issued; the file is in your downloads.
          </p>
        ) : null}
        <div>
          <Button variant="primary" isBusy={isBusy} onClick={() => void issue()}>
            <KeyRound aria-hidden />
            Issue and download credentials
          </Button>
        </div>
      </div>
    </Card>
  )
}
