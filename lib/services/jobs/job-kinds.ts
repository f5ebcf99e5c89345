import type { JobKindId } from '@/lib/contract/jobs'
import { sendCommandsJob } from '../command-batch/send-commands-job'
import { bulkJob } from '../device-bulk/bulk-job'
import { importJob } from '../device-import/import-job'
import type { JobKind } from './job-kind'

export const jobWork = {
  'import-devices': importJob,
  'enable-devices': bulkJob,
  'disable-devices': bulkJob,
  'tag-devices': bulkJob,
  'untag-devices': bulkJob,
  'rotate-credentials': bulkJob,
  'delete-devices': bulkJob,
  'send-commands': sendCommandsJob,
} as const satisfies Record<JobKindId, JobKind>
