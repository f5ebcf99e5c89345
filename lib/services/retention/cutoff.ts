const DAY_MS = 86_400_000

/** What is older than so many whole days (UTC), counted back from today, is not kept: the same all day long. */
export const cutoffOf = (days: number, nowMs: number): Date =>
  new Date(Math.floor(nowMs / DAY_MS) * DAY_MS - days * DAY_MS)
