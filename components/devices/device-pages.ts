/** The pages of the list that are loaded, as one list; pure. */

interface Identified {
  readonly id: string
}

export interface Page<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
}

export interface JoinedPages<Row> {
  readonly rows: readonly Row[]
  /** Of each row, the page that it stands in. */
  readonly pageOf: readonly number[]
}

/** Each row once: one that moved between two pages while they were read stands where it came first. */
export function joinPages<Row extends Identified>(pages: readonly Page<Row>[]): JoinedPages<Row> {
  const seen = new Set<string>()
  const rows: Row[] = []
  const pageOf: number[] = []
  for (const [index, { items }] of pages.entries()) {
    for (const row of items) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      rows.push(row)
      pageOf.push(index)
    }
  }
  return { rows, pageOf }
}

/** The next page; none where the list was read anew meanwhile and ends elsewhere by now. */
export function withNext<Row>(
  pages: readonly Page<Row>[],
  cursor: string,
  page: Page<Row>,
): readonly Page<Row>[] {
  return pages.at(-1)?.nextCursor === cursor ? [...pages, page] : pages
}

/** A page read anew, from where the one before it ends. What stood behind the end of the list is gone. */
export function withRenewed<Row>(
  pages: readonly Page<Row>[],
  index: number,
  cursor: string,
  page: Page<Row>,
): readonly Page<Row>[] {
  if (index >= pages.length || pages[index - 1]?.nextCursor !== cursor) return pages
  const before = pages.slice(0, index)
  return page.nextCursor === null ? [...before, page] : [...before, page, ...pages.slice(index + 1)]
}

/** With a first page read anew; where it is the whole list by now, there are no others. */
export const withFirst = <Row>(pages: readonly Page<Row>[], first: Page<Row>): readonly Page<Row>[] =>
  first.nextCursor === null ? [first] : [first, ...pages.slice(1)]
