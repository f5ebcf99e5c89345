'use client'
import { Ban } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '@/lib/contract/jobs'
import type { commandStates } from '@/lib/core/command'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { ProgressBar } from '../jobs/progress-bar'
import { plural } from '../lists/plural'
import { getCommandBatchOp, listJobFailuresOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { TableSkeleton } from '../ui/skeleton'
import { BatchCommands } from './batch-commands'
import { StateCounts } from './state-counts'

const REFRESH_MS = 2_000

/** A job that sends commands: how far it is, how many commands are in each state, and what could not be sent. */
export function BatchView({
  jobId,
  maySend,
  cancel,
}: {
  readonly jobId: string
  readonly maySend: boolean
  readonly cancel: Action<{ id: string }, Job>
}) {
  const [state, setState] = useState<(typeof commandStates)[number]>()
  const batch = useApi(
    getCommandBatchOp,
    { id: jobId, limit: 100, ...(state === undefined ? {} : { state }) },
    { refetchEveryMs: REFRESH_MS, keepsPrevious: true },
  )
  const failures = useApi(
    listJobFailuresOp,
    { id: jobId, limit: 100 },
    { refetchEveryMs: REFRESH_MS, isEnabled: maySend && (batch.data?.job.failed ?? 0) > 0 },
  )
  const cancelling = useAction(cancel)
  if (batch.isError && !batch.data) {
    return <QueryError error={batch.error} onRetry={() => void batch.refetch()} />
  }
  if (!batch.data) return <TableSkeleton />
  const { job, states, items, nextCursor } = batch.data
  const isUnderWay = job.state === 'queued' || job.state === 'running'
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card
        title={job.title}
        description={`Started by ${job.createdBy}. ${jobWords[job.state]}`}
        actions={
          isUnderWay && maySend ? (
            <Button
              variant="danger-outline"
              isBusy={cancelling.isBusy}
              disabled={job.isCancelAsked}
              onClick={() => void cancelling.run({ id: job.id })}
            >
              <Ban aria-hidden /> {job.isCancelAsked ? 'Stopping' : 'Send no more'}
            </Button>
          ) : null
        }
      >
        <div className="flex flex-col gap-3">
          <ProgressBar label="Commands queued" value={job.done + job.failed} max={job.total} />
          <StateCounts states={states} chosen={state} onChoose={setState} />
          {job.failure === null ? null : <p className="text-sm text-bad">{job.failure}</p>}
          <ProblemNote problem={cancelling.problem} />
        </div>
      </Card>
      {!maySend && job.failed > 0 ? (
        <p className="text-sm text-ink-muted">
          {plural(job.failed, 'command')} could not be sent. Who may send commands sees why.
        </p>
      ) : null}
      {(failures.data?.items.length ?? 0) > 0 ? (
        <Card title={`${job.failed.toLocaleString('en')} not sent`} isFlush>
          <ul className="divide-y">
            {failures.data?.items.map(({ row, sentence, input }) => (
              <li key={row} className="px-4 py-2 text-sm">
                <span className="font-medium">{input.name || input.deviceId}</span>{' '}
                <span className="text-ink-muted">{sentence}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <BatchCommands commands={items} hasMore={nextCursor !== null} />
    </div>
  )
}

const jobWords: Readonly<Record<Job['state'], string>> = {
  queued: 'It waits for its turn.',
  running: 'Under way.',
  done: 'Done: every command that could be sent is on its way.',
  failed: 'Stopped before its end.',
  cancelled: 'Cancelled: what was queued until then goes on.',
}
