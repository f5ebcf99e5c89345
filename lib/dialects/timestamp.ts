/** The times that payloads carry, and how firmware gets them wrong. */
import type { JsonValue } from '@/lib/core/json'
import { formatMicros, type Micros, microsFromMs, parseIsoMicros } from '@/lib/core/micros'
import type { Mend, Rejection } from '@/lib/core/rejection'
import { jsonKind } from './json-kind'
import { quote } from './quote'
import { rejected } from './rejected'
import { aheadWords, isAccepted, type TimeWindow, widened } from './time-window'

/** An ISO 8601 time with a zone, in the accepted window; `undefined` where the payload has none. */
export function isoTimestamp(
  json: JsonValue | undefined,
  field: string,
  window: TimeWindow,
): Micros | undefined | Rejection {
  if (json === undefined) return undefined
  if (typeof json === 'string') return fromText(json, field, window)
  const unit = typeof json === 'number' ? likelyUnit(json, window) : undefined
  return rejected(
    'schema',
    'timestamp-not-valid',
    `"${field}" is ${jsonKind(json)}; it takes an ISO 8601 string.`,
    unit
      ? `It looks like ${unit.name} since 1970: send "${formatMicros(unit.at)}".`
      : `Send text such as "2024-11-08T10:22:06Z", or leave "${field}" out to use the time of receipt.`,
  )
}

/** The same, or Unix milliseconds as a number. */
export function isoOrMsTimestamp(
  json: JsonValue | undefined,
  field: string,
  window: TimeWindow,
): Micros | undefined | Rejection {
  if (json === undefined) return undefined
  if (typeof json === 'string') return fromText(json, field, window, true)
  if (typeof json !== 'number') {
    return rejected(
      'schema',
      'timestamp-not-valid',
      `"${field}" is ${jsonKind(json)}; it takes an ISO 8601 string or Unix milliseconds.`,
      `Leave "${field}" out to use the time of receipt.`,
    )
  }
  const at = microsFromMs(json)
  if (isAccepted(at, window)) return at
  const unit = likelyUnit(json, window)
  return outOfRange(
    `"${field}" is ${json}, which as milliseconds since 1970 is no time between 2000 and ${aheadWords(window)} from now.`,
    unit ? `It looks like ${unit.name}: ${unit.toMs}.` : undefined,
    widened(at, window),
  )
}

function fromText(text: string, field: string, window: TimeWindow, takesMs = false): Micros | Rejection {
  const at = parseIsoMicros(text)
  if (at === undefined) {
    return rejected(
      'schema',
      'timestamp-not-valid',
      `"${field}" is ${quote(text)}, which is no ISO 8601 date and time with a zone.`,
      isoMend(text, field, takesMs),
    )
  }
  if (isAccepted(at, window)) return at
  return outOfRange(
    `"${field}" is ${quote(text)}: times from 2000 to ${aheadWords(window)} from now are accepted.`,
    undefined,
    widened(at, window),
  )
}

function isoMend(text: string, field: string, takesMs: boolean): string {
  if (takesMs && /^\d{10,}$/.test(text)) return 'Send Unix milliseconds as a number, without quotes.'
  if (parseIsoMicros(`${text}Z`) !== undefined) return `Add the zone: "${text}Z" if it is UTC.`
  if (/:60(?:[.,]\d+)?(?:Z|[+-])/i.test(text)) return 'Send a leap second as second 59 or as the next second.'
  return `Send text such as "2024-11-08T10:22:06Z", or leave "${field}" out to use the time of receipt.`
}

const outOfRange = (sentence: string, slip: string | undefined, wider?: Mend): Rejection =>
  rejected(
    'schema',
    'timestamp-out-of-range',
    sentence,
    slip ?? wider ?? "Set the device's clock, or leave the time out to use the time of receipt.",
  )

const UNITS = [
  { name: 'milliseconds', inMicros: 1000, toMs: 'send it as it is' },
  { name: 'seconds', inMicros: 1_000_000, toMs: 'multiply by 1000' },
  { name: 'microseconds', inMicros: 1, toMs: 'divide by 1000' },
  { name: 'nanoseconds', inMicros: 0.001, toMs: 'divide by 1000000' },
] as const

/** The unit in which a number would be an acceptable time. */
function likelyUnit(number: number, window: TimeWindow) {
  for (const unit of UNITS) {
    const at = Math.round(number * unit.inMicros)
    if (isAccepted(at, window)) return { ...unit, at }
  }
  return undefined
}
