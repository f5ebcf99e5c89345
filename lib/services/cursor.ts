/** Keyset cursors: where the last page ended, opaque to callers. */
import { invalid } from '@/lib/core/fault'

type Part = string | number

export const encodeCursor = (parts: readonly Part[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts, of the kinds that the list expects. */
export function decodeCursor(
  cursor: string | undefined,
  kinds: readonly ('string' | 'number')[],
): Part[] | undefined {
  if (cursor === undefined) return undefined
  const parts = parse(cursor)
  const fits =
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    parts.every((part, index) => typeof part === kinds[index])
  if (!fits || parts.some((part) => String(part).includes('\u0000'))) {
    throw invalid('cursor', 'is not one that this list gave out')
  }
  return parts
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Lists by name and then id: the condition "after the cursor". */
export function afterName(cursor: string | undefined) {
  const parts = decodeCursor(cursor, ['string', 'string'])
  if (!parts) return {}
  const [name, id] = parts.map(String)
  if (name === undefined || id === undefined || !/^[0-9a-f-]{36}$/i.test(id))
    throw invalid('cursor', 'is not valid')
  return { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }
}

/** Cuts what was fetched (one row more than asked for) to a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  cursorOf: (row: Row) => readonly Part[],
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(view),
    nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null,
  }
}
