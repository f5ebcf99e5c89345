export const expiryChoices = [
  ['0', 'Never'],
  ['30', 'In 30 days'],
  ['90', 'In 90 days'],
  ['365', 'In a year'],
] as const

/** The instant that many days from now; `undefined` for never. */
export const expiryOf = (days: string, now: number): string | undefined =>
  Number(days) > 0 ? new Date(now + Number(days) * 86_400_000).toISOString() : undefined
