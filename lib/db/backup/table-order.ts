export interface Reference {
  readonly from: string
  readonly to: string
}

/** Tables in an order in which each comes after those that its rows refer to. Throws where tables refer to each other in a ring. */
export function tableOrder(tables: readonly string[], references: readonly Reference[]): readonly string[] {
  const ordered: string[] = []
  const visiting = new Set<string>()
  const visit = (table: string): void => {
    if (ordered.includes(table)) return
    if (visiting.has(table)) throw new Error(`the tables ${[...visiting].join(', ')} refer to each other`)
    visiting.add(table)
    for (const { from, to } of references) if (from === table && to !== table) visit(to)
    visiting.delete(table)
    ordered.push(table)
  }
  for (const table of [...tables].sort()) visit(table)
  return ordered
}
