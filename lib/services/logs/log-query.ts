import { everyRecord, type LogFilter } from '@/lib/contract/log-filter'
import type { listLogsOp } from '@/lib/contract/logs'
import type { InputOf } from '@/lib/contract/operation'

/** What list and export are asked for, without page and format. */
export type LogQuery = Omit<InputOf<typeof listLogsOp>, 'limit' | 'cursor'>

/** The same as the matcher of records takes it, without the text of a pattern: that is asked of PostgreSQL. */
export const filterOfQuery = ({ q, isPattern, ...query }: LogQuery): LogFilter => ({
  ...everyRecord,
  text: isPattern ? '' : (q ?? ''),
  outcome: query.outcome ?? null,
  kind: query.kind ?? null,
  stage: query.stage ?? null,
  code: query.code ?? null,
  deviceId: query.deviceId ?? null,
  topic: query.topic ?? null,
})
