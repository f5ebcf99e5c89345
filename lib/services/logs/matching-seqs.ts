/** What `logMatcher` asks of a record, asked of the table: the numbers of the rows that match, newest first. */
import type { Pool } from 'pg'
import { wordsOf } from '@/lib/contract/log-filter'
import { Fault, invalid } from '@/lib/core/fault'
import { readPattern } from '@/lib/core/portable-pattern'
import { inSightSql, type Sight } from '../sight'
import type { LogQuery } from './log-query'
import { seqOf } from './seq-of'

/** A text that is nowhere would have all that is kept read. */
const SEARCH_MS_MAX = 8_000

export interface SeqPage {
  readonly sight: Sight
  readonly before: number
  readonly rowsMax: number
}

export async function matchingSeqs(
  pool: Pool,
  query: LogQuery,
  { sight, before, rowsMax }: SeqPage,
): Promise<readonly string[]> {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const until = Math.min(before, seqOf(query.to, Number.MAX_SAFE_INTEGER))
  const conditions = [
    inSightSql(sight, 'live_log', value),
    `seq < ${value(until)}::bigint AND seq >= ${value(seqOf(query.from, 0))}::bigint`,
    ...equalities(query).map(([column, wanted, type]) => `${column} = ${value(wanted)}::${type}`),
    ...(query.topic === undefined ? [] : [topicCondition(query.topic, value)]),
    ...textConditions(query, value),
  ]
  const text = `SELECT seq FROM live_log WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ${value(rowsMax)}`
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${SEARCH_MS_MAX}`)
    const { rows } = await client.query<{ seq: string }>(text, values)
    await client.query('COMMIT')
    isBroken = false
    return rows.map(({ seq }) => seq)
  } catch (error) {
    throw searchFault(error) ?? error
  } finally {
    // A connection that a search was cut off on is not worth its roll-back.
    client.release(isBroken)
  }
}

/** Those of these texts (the fields of each record) that the pattern matches: PostgreSQL can be stopped, a RegExp cannot. */
export async function matchingTexts(
  pool: Pool,
  sql: string,
  records: readonly (readonly string[])[],
): Promise<ReadonlySet<number>> {
  try {
    const { rows } = await pool.query<{ place: number }>(
      `SELECT DISTINCT place FROM unnest($1::text[], $2::int[]) AS field (text, place)
        WHERE ${oneLine('text')} COLLATE "C" ~* $3`,
      [records.flat(), records.flatMap((fields, place) => fields.map(() => place)), sql],
    )
    return new Set(rows.map(({ place }) => place))
  } catch (error) {
    throw searchFault(error) ?? error
  }
}

function equalities(query: LogQuery): (readonly [column: string, wanted: string | number, type: string])[] {
  const { companyId, tenantId, deviceId, outcome, kind, stage, code } = query
  const all = [
    ['company_id', companyId, 'uuid'],
    ['tenant_id', tenantId, 'int'],
    ['device_id', deviceId, 'uuid'],
    ['outcome', outcome, 'text'],
    ['kind', kind, 'text'],
    ['stage', stage, 'text'],
    ['code', code, 'text'],
  ] as const
  return all.flatMap(([column, wanted, type]) =>
    wanted === undefined ? [] : [[column, wanted, type] as const],
  )
}

/** A leading wildcard never matches `$...` [MQTT-4.7.2-1]. */
function topicCondition(filter: string, value: (one: unknown) => string): string {
  const levels = filter.split('/')
  const hasTail = levels.at(-1) === '#'
  const head = (hasTail ? levels.slice(0, -1) : levels)
    .map((level) => (level === '+' ? '[^/]*' : level.replace(/[^A-Za-z0-9_]/g, literal)))
    .join('/')
  const tail = hasTail ? (levels.length === 1 ? '.*' : '(/.*)?') : ''
  const isWild = levels[0] === '+' || levels[0] === '#'
  return `topic <> '' AND topic COLLATE "C" ~ ${value(`^${head}${tail}$`)}${isWild ? ` AND topic NOT LIKE '$%'` : ''}`
}

/** Letters of other scripts stand for themselves; a backslash would make names of classes out of some. */
const literal = (character: string): string => (character.charCodeAt(0) < 0x80 ? `\\${character}` : character)

function textConditions(
  { q, isPattern }: Pick<LogQuery, 'q' | 'isPattern'>,
  value: (one: unknown) => string,
): string[] {
  if (!q) return []
  if (!isPattern)
    return wordsOf(q).map((word) => `position(${value(word)} IN lower(${ALL_TEXT} COLLATE "C")) > 0`)
  const pattern = readPattern(q)
  if (!pattern.isOk) throw invalid('q', pattern.fault)
  return [
    `EXISTS (SELECT FROM unnest(ARRAY[${FIELDS.join(', ')}]) AS field (text)
              WHERE ${oneLine('text')} COLLATE "C" ~* ${value(pattern.sql)})`,
  ]
}

const oneLine = (text: string): string => `translate(${text}, E'\\n\\r\\u2028\\u2029', '    ')`

/** Pairs of hex digits that are UTF-8 (RFC 3629) without NUL, from the beginning on. */
const UTF8 =
  '^(?:0[1-9a-f]|[1-7][0-9a-f]|(?:c[2-9a-f]|d[0-9a-f])[89ab][0-9a-f]|(?:e0[ab]|e[1-9a-cef][89ab]|ed[89])[0-9a-f][89ab][0-9a-f]|(?:f0[9ab]|f[1-3][89ab]|f48)[0-9a-f](?:[89ab][0-9a-f]){2})*'

/** As `viewLog` shows a payload: text where it is UTF-8, cut in mid-character or not. */
const PAYLOAD = `(
  SELECT CASE WHEN length(good) = length(hex) OR (NOT is_whole AND length(hex) >= 8192 AND length(hex) - length(good) <= 6)
              THEN convert_from(decode(good, 'hex'), 'UTF8') END
    FROM (SELECT hex, substring(hex FROM '${UTF8}') AS good FROM encode(payload, 'hex') AS hex) AS bytes)`

/** In the order of `searchedFields`. */
const FIELDS = ['sentence', 'code', 'stage', 'topic', PAYLOAD, 'principal', 'client_id', 'address', 'told']
const ALL_TEXT = `concat_ws(E'\\n', ${FIELDS.join(', ')})`

function searchFault(error: unknown): Fault | undefined {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined
  if (code === '2201B')
    return invalid(
      'q',
      `The database does not take this pattern: ${error instanceof Error ? error.message : ''}.`,
    )
  if (code === '57014')
    return new Fault(
      'unavailable',
      `The search took longer than ${SEARCH_MS_MAX / 1000} seconds. Narrow it by device, code or time.`,
    )
  return undefined
}
