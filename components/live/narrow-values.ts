/** What of the latest values the reader asked for: a branch of the tree, and text in the path or in the sensor's slug. Pure. */
export function narrowValues<Value extends { readonly path: string }>(
  values: readonly Value[],
  { branch, find }: { readonly branch: string; readonly find: string },
  slugOf: (path: string) => string | null | undefined,
): readonly Value[] {
  const text = find.trim().toLowerCase()
  if (branch === '' && text === '') return values
  return values.filter(
    ({ path }) =>
      (branch === '' || path === branch || path.startsWith(`${branch}/`)) &&
      (text === '' || `${path} ${slugOf(path) ?? ''}`.toLowerCase().includes(text)),
  )
}
