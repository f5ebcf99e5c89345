const steps = [
  { seconds: 60, divide: 1, unit: 's' },
  { seconds: 3600, divide: 60, unit: 'min' },
  { seconds: 86_400, divide: 3600, unit: 'h' },
  { seconds: 30 * 86_400, divide: 86_400, unit: 'd' },
] as const

/** "just now", "12 s ago", "in 3 h"; from 30 days on, the date (UTC). */
export function relativeWords(at: number, now: number): string {
  const seconds = Math.floor(Math.abs(now - at) / 1000)
  if (seconds < 2) return 'just now'
  const step = steps.find((one) => seconds < one.seconds)
  if (!step) return new Date(at).toISOString().slice(0, 10)
  const words = `${Math.floor(seconds / step.divide)} ${step.unit}`
  return at > now ? `in ${words}` : `${words} ago`
}

/** The exact time as the server writes it, the same in every browser. */
export const exactTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
