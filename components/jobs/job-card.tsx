'use client'

import { toast } from '@/components/ui/late-toast'
import type { Job } from '@/lib/contract/jobs'
import type { Action } from '../device/action-result'
import { Facts } from '../device/facts'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { RelativeTime } from '../ui/relative-time'
import { countWords } from './count-words'
import { JobMark } from './job-mark'
import { ProgressBar } from './progress-bar'
import { useJob } from './use-job'

export type CancelJobAction = Action<{ id: string }, Job>

/** A job while it runs and after: its progress, what it did, and the way to stop it. */
export function JobCard({ job: first, cancel }: { job: Job; cancel?: CancelJobAction | undefined }) {
  const { data: job = first, refetch, error } = useJob(first)
  const isOpen = job.endedAt === null
  const stop = cancel && isOpen && !job.isCancelAsked ? cancel : undefined
  return (
    <Card
      title={job.title}
      actions={
        <>
          <JobMark job={job} />
          {stop ? (
            <ConfirmDialog
              trigger={<Button variant="danger-outline">Cancel the job</Button>}
              title="Cancel the job?"
              consequences={['It stops after the rows that it is at.', 'What is done stays done.']}
              confirmLabel="Cancel the job"
              onConfirm={async () => {
                const sentence = await sentenceOf(stop, { id: job.id })
                if (sentence === undefined) toast.success('The job stops.')
                await refetch()
                return sentence
              }}
            />
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <ProgressBar
            label={`Progress of ${job.title}`}
            value={job.done + job.failed}
            max={job.total}
            isBad={job.state === 'failed'}
          />
          <p aria-live="polite" className="text-sm text-ink-muted tabular-nums">
            {(job.done + job.failed).toLocaleString('en')} of {job.total.toLocaleString('en')} rows
            {job.failed > 0 ? `, ${job.failed.toLocaleString('en')} of them failed` : ''}
            {error ? '. The console does not answer just now; this is what was known last.' : '.'}
          </p>
        </div>
        {job.failure ? (
          <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
            {job.failure}
          </p>
        ) : null}
        <Facts
          facts={[
            ...countWords(job.counts),
            ['Started by', job.createdBy],
            ['Place', `${job.companyName}, ${job.tenantName ?? 'several tenants'}`],
            ['Asked for', <RelativeTime key="at" at={job.createdAt} />],
            ...(job.endedAt === null
              ? []
              : ([['Ended', <RelativeTime key="end" at={job.endedAt} />]] as const)),
          ]}
        />
      </div>
    </Card>
  )
}
