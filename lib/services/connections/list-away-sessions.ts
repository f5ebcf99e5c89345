import { listAwaySessionsOp } from '@/lib/contract/away-sessions'
import { invalid } from '@/lib/core/fault'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { sightOf } from '../sight'
import { type AwaySessionPlace, awaySessionRows, orderOf } from './away-session-rows'

export const listAwaySessions = verb(listAwaySessionsOp, async (ctx, { limit, cursor, ...filter }) => {
  const sight = sightOf(ctx.actor, 'read:logs')
  const rows = await awaySessionRows(ctx.services.db.pool, filter, {
    sight,
    after: placeOf(cursor),
    rowsMax: limit + 1,
  })
  const { key } = orderOf(filter.sort)
  return pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [Date.parse(row[key]), row.id],
  )
})

function placeOf(cursor: string | undefined): AwaySessionPlace | undefined {
  const parts = decodeCursor(cursor, ['number', 'string'])
  if (!parts) return undefined
  const [atMs, id] = [Number(parts[0]), String(parts[1])]
  if (!(atMs >= 0 && atMs <= LAST_MS) || !/^\d{1,18}$/.test(id)) throw invalid('cursor', 'is not valid')
  return { atMs, id }
}

/** Of the times that both sides know. */
const LAST_MS = 8.64e15
