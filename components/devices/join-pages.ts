interface Identified {
  readonly id: string
}

/** Page after page, each row once: one that moved between two pages while they were read stands where it came first. */
export function joinPages<Row extends Identified>(pages: readonly (readonly Row[])[]): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const page of pages) for (const row of page) if (!rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()]
}
