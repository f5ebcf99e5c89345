import { exportLogsOp, type LogRecord } from '@/lib/contract/logs'
import { type Ctx, verb } from '../context'
import { csvLine } from '../csv/csv-line'
import type { Sight } from '../sight'
import { joined, sightOfLogs } from './list-logs'
import type { LogQuery } from './log-query'
import { recentLogs } from './recent-logs'
import { storedLogs } from './stored-logs'

const PAGE_ROWS = 1_000

/** Sent while it is read, page by page: what is recorded after its first page was asked for is not in it. */
export const exportLogs = verb(exportLogsOp, async (ctx, { format, ...query }) => {
  const sight = await sightOfLogs(ctx, query)
  const recent = (await recentLogs(ctx, query, sight)) ?? []
  const isCsv = format === 'csv'
  const pages = pagesOf(ctx, query, sight, recent)
  // The first page is read before anything is answered: a pattern that is none is a problem and no broken file.
  const first = await pages.next()
  return {
    fileName: `live-logs.${format}`,
    contentType: isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    lines: linesOf(first, pages, isCsv),
  }
})

type Pages = AsyncGenerator<readonly LogRecord[], void>

async function* linesOf(
  first: IteratorResult<readonly LogRecord[], void>,
  pages: Pages,
  isCsv: boolean,
): AsyncGenerator<string> {
  if (isCsv) yield csvLine(COLUMNS)
  const lineOf = isCsv
    ? (record: LogRecord) => csvLine(COLUMNS.map((column) => cellOf(record[column])))
    : (record: LogRecord) => `${JSON.stringify(record)}\n`
  if (first.done) return
  yield first.value.map(lineOf).join('')
  for await (const page of pages) yield page.map(lineOf).join('')
}

async function* pagesOf(ctx: Ctx, query: LogQuery, sight: Sight, recent: readonly LogRecord[]): Pages {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const stored = await storedLogs(ctx, query, { sight, before, rowsMax: PAGE_ROWS })
    const isLast = stored.length < PAGE_ROWS
    const oldest = isLast ? 0 : (stored.at(-1)?.seq ?? 0)
    const page = joined(
      stored,
      recent.filter(({ seq }) => seq >= oldest),
      before,
    )
    if (page.length > 0) yield page
    if (isLast) return
    before = oldest
  }
}

const COLUMNS = [
  'seq',
  'at',
  'outcome',
  'kind',
  'stage',
  'code',
  'sentence',
  'principal',
  'companyId',
  'tenantId',
  'deviceId',
  'clientId',
  'address',
  'listener',
  'dialect',
  'topic',
  'payload',
  'payloadHex',
  'payloadBytes',
  'qos',
  'protocolVersion',
  'told',
  'itemIndex',
  'receivedAt',
  'contentType',
  'replayedAt',
  'replayedBy',
] as const satisfies readonly (keyof LogRecord)[]

const cellOf = (value: string | number | null): string | number => value ?? ''
