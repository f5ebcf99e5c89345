import type { LogRecord } from '@/lib/contract/logs'

/**
 * The record before which nothing is kept, by its number; undefined while it is not known. Rows that the page lets go of
 * lie after it, so that what is older than the first row is asked for again. Pure.
 */
export type OlderEnd = number | undefined

/** Nothing of before comes back: the reader cleared the page. */
export const CLEARED: OlderEnd = Number.MAX_SAFE_INTEGER

export const hasOlderThan = (end: OlderEnd, first: { readonly seq: number } | undefined): boolean =>
  first !== undefined && (end === undefined || first.seq > end)

/** After history was asked for, from the newest down; `keeps` where it stopped at what the page had already. */
export function endAfterFill(
  before: OlderEnd,
  { items, hasOlder }: { readonly items: readonly Pick<LogRecord, 'seq'>[]; readonly hasOlder: boolean },
  keeps: boolean,
): OlderEnd {
  if (keeps && before === CLEARED) return CLEARED
  if (!hasOlder) return items.at(-1)?.seq
  return keeps ? before : undefined
}

/** After the page before the record with the number `askedBefore`. */
export const endAfterOlder = (
  askedBefore: number,
  {
    items,
    nextCursor,
  }: { readonly items: readonly Pick<LogRecord, 'seq'>[]; readonly nextCursor: string | null },
): OlderEnd => (nextCursor === null ? (items.at(-1)?.seq ?? askedBefore) : undefined)
