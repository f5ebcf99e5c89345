/** Microseconds since the Unix epoch, UTC. An integer; safe in a double until the year 2255. */
export type Micros = number

/** Readings are accepted from here on (2000-01-01T00:00:00Z) ... */
export const ACCEPTED_FROM: Micros = Date.UTC(2000, 0, 1) * 1000
/** ... until so many hours ahead of the receive time as the tenant says. */
export const MICROS_PER_HOUR = 3600 * 1_000_000

export const microsNow = (): Micros => Math.round((performance.timeOrigin + performance.now()) * 1000)

export const microsFromMs = (ms: number): Micros => Math.round(ms * 1000)

const ISO = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(Z|z|[+-]\d{2}:?\d{2})$/

/**
 * An ISO 8601 date and time with a zone, to the microsecond (further digits are cut).
 * `undefined` where the text is anything else, names no real day, or has no zone.
 */
export function parseIsoMicros(text: string): Micros | undefined {
  const parts = ISO.exec(text)
  if (!parts) return undefined
  const [, day, hour, minute, second, fraction = '', zone] = parts
  if (!day || !zone) return undefined
  const upper = zone.toUpperCase()
  const offset = upper === 'Z' || upper.includes(':') ? upper : `${upper.slice(0, 3)}:${upper.slice(3)}`
  const wholeMs = Date.parse(`${day}T${hour}:${minute}:${second}${offset}`)
  // Date.parse takes 31 February for 3 March: the day must come back as it went in.
  if (Number.isNaN(wholeMs) || !new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day))
    return undefined
  return wholeMs * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

/** ISO 8601 UTC with as many fraction digits as carry something: milliseconds, or microseconds. */
export function formatMicros(at: Micros): string {
  const ms = Math.floor(at / 1000)
  const rest = at - ms * 1000
  const iso = new Date(ms).toISOString()
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}
