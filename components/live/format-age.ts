/** How long ago, in two or three characters and a unit; for columns that are renewed each second. Pure. */
export function formatAge(fromMs: number, nowMs: number): string {
  const seconds = Math.floor((nowMs - fromMs) / 1000)
  if (seconds < 1) return 'now'
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} d`
}

export const formatRate = (perSecond: number): string =>
  perSecond === 0 ? '–' : `${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`
