/** A sort as the URL has it: a key, with `-` in front where it goes from the other end. Pure. */
export type SortState = 'ascending' | 'descending' | 'none'

export const sortState = (sort: string, key: string): SortState =>
  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'

/** What a click on the head comes to. `begins` is the end that is asked for first: of a rate, the highest. */
export function nextSort(
  sort: string,
  key: string,
  begins: Exclude<SortState, 'none'> = 'ascending',
): string {
  const state = sortState(sort, key)
  return (state === 'none' ? begins === 'ascending' : state === 'descending') ? key : `-${key}`
}
