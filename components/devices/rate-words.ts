/** Messages or readings a second, as precisely as it can be read: "0", "0.05", "3.2", "1,204". */
export function rateWords(perSecond: number): string {
  if (perSecond > 0 && perSecond < 0.01) return '< 0.01'
  const digits = perSecond >= 100 ? 0 : perSecond >= 1 ? 1 : 2
  return perSecond.toLocaleString('en', { maximumFractionDigits: digits })
}
