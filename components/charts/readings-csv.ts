/** Readings as CSV (RFC 4180), one line a point; a cell never begins a formula in a spreadsheet. Pure. */
import type { Readings } from '@/lib/contract/readings'
import type { JsonValue } from '@/lib/core/json'

export interface NamedReadings {
  readonly name: string
  readonly unit: string | null
  readonly readings: Readings
}

const HEAD = ['time', 'sensor', 'unit', 'value', 'min', 'max', 'avg', 'count', 'last']

export function readingsCsv(series: readonly NamedReadings[]): string {
  const lines = [HEAD, ...series.flatMap(linesOf)]
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function linesOf({ name, unit, readings }: NamedReadings): JsonValue[][] {
  if (readings.mode === 'raw') {
    return readings.points.map(([ms, value]) => [iso(ms), name, unit, value, '', '', '', '', ''])
  }
  return readings.points.map(([ms, min, max, avg, count, last]) => [
    iso(ms),
    name,
    unit,
    '',
    min,
    max,
    avg,
    count,
    last,
  ])
}

const iso = (ms: number): string => new Date(ms).toISOString()

function cell(value: JsonValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
