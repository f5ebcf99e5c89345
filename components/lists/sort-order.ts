/** A sort as the URL has it: a key, with `-` in front where it goes from the other end. Pure. */
export type SortState = 'ascending' | 'descending' | 'none'

export const sortState = (sort: string, key: string): SortState =>
  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'

/** What a click on the head comes to. */
export const nextSort = (sort: string, key: string): string =>
  sortState(sort, key) === 'ascending' ? `-${key}` : key
