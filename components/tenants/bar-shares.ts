/** Each value as percent of the largest; what is not nothing is seen. */
export function barShares(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values)
  return values.map((value) =>
    most === 0 || value === 0 ? 0 : Math.max(1, Math.round((value / most) * 100)),
  )
}
