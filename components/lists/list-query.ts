/** What a list page takes out of its URL. */
export type PageSearch = Readonly<Record<string, string | readonly string[] | undefined>>

/** One value of the query; the first where it was given more than once. */
export function queryText(search: PageSearch, name: string): string | undefined {
  const value = search[name]
  const first = typeof value === 'string' ? value : value?.[0]
  return first === '' ? undefined : first
}

/** The named ones that are there, for a verb's input; what a hand typed wrong, the verb refuses by name. */
export function queryOf(search: PageSearch, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = queryText(search, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Whether the list is narrowed: an empty one then says so, instead of how to begin. */
export const isNarrowed = (search: PageSearch, names: readonly string[]): boolean =>
  names.some((name) => queryText(search, name) !== undefined)
