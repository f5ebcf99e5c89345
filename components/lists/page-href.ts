/** The same list with the same filters, from the cursor on; null is the first page. */
export function pageHref(path: string, query: string, cursor: string | null): string {
  const params = new URLSearchParams(query)
  if (cursor === null) params.delete('cursor')
  else params.set('cursor', cursor)
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
