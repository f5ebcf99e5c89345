import type { Job } from '@/lib/contract/jobs'
import { type MarkName, StatusMark } from '../ui/status-mark'

/** The state of a job: an icon and a word. */
export function JobMark({ job }: { job: Pick<Job, 'state' | 'failed' | 'isCancelAsked' | 'endedAt'> }) {
  const [mark, word] = markOf(job)
  return <StatusMark mark={mark}>{word}</StatusMark>
}

function markOf({
  state,
  failed,
  isCancelAsked,
}: Pick<Job, 'state' | 'failed' | 'isCancelAsked'>): readonly [MarkName, string] {
  switch (state) {
    case 'queued':
      return ['never-seen', 'Waiting']
    case 'running':
      return ['busy', isCancelAsked ? 'Being cancelled' : 'Running']
    case 'done':
      return failed > 0 ? ['warn', 'Done, some failed'] : ['ok', 'Done']
    case 'failed':
      return ['bad', 'Stopped']
    case 'cancelled':
      return ['disabled', 'Cancelled']
  }
}
