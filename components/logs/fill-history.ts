/** History from the newest record down to what the page has already, so that no hole is left. Pure but for `fetchPage`. */
import type { LogRecord } from '@/lib/contract/logs'

export interface HistoryPage {
  readonly items: readonly LogRecord[]
  readonly nextCursor: string | null
}

export interface Filled<Page extends HistoryPage> {
  readonly items: readonly LogRecord[]
  /** The newest page asked for, which tells more than its items. */
  readonly first: Page
  readonly hasOlder: boolean
  /** Too much had happened: between `items` and what the page has, records are missing. */
  readonly hasHole: boolean
}

const PAGES_MAX = 10

/** `knownSeq` is the newest that the page has without a hole; without one, the newest page is enough. */
export async function fillHistory<Page extends HistoryPage>(
  fetchPage: (cursor: string | undefined) => Promise<Page>,
  knownSeq: number | undefined,
): Promise<Filled<Page>> {
  const first = await fetchPage(undefined)
  const items = [...first.items]
  let cursor = first.nextCursor
  for (let pages = 1; cursor !== null && lacks(items, knownSeq); pages++) {
    if (pages === PAGES_MAX) return { items, first, hasOlder: true, hasHole: true }
    const page = await fetchPage(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items, first, hasOlder: cursor !== null, hasHole: false }
}

function lacks(items: readonly LogRecord[], knownSeq: number | undefined): boolean {
  const oldest = items.at(-1)
  return knownSeq !== undefined && oldest !== undefined && oldest.seq > knownSeq
}
