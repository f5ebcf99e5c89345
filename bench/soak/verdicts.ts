/** Whether an hour changed what should stay as it was. */

export interface Bar {
  readonly what: string
  readonly bar: string
  readonly value: string
  readonly isHeld: boolean
}

export interface Watched {
  readonly what: string
  readonly unit: 'MiB' | ''
  /** One a sample, in the order of time. */
  readonly values: readonly number[]
  /** So much more is growth of no account, whatever its share. */
  readonly floor: number
}

const GROWTH_MAX = 0.1

/** The median of the last sixth against that of the second: caches fill and code is compiled in the first. */
export function flatness({ what, unit, values, floor }: Watched): Bar {
  const sixth = values.length / 6
  const early = median(values.slice(Math.floor(sixth), Math.floor(2 * sixth)))
  const late = median(values.slice(Math.floor(5 * sixth)))
  const growth = late - early
  const shown = (value: number) => `${value.toFixed(unit === '' ? 0 : 1)}${unit === '' ? '' : ` ${unit}`}`
  return {
    what,
    bar: `grows < 10 %, or < ${shown(floor)}`,
    value: `${shown(early)} → ${shown(late)} (${growth < 0 ? '−' : '+'}${Math.abs((growth / early) * 100).toFixed(1)} %)`,
    isHeld: growth < early * GROWTH_MAX || growth < floor,
  }
}

export const most = (what: string, value: number, max: number, unit: string): Bar => ({
  what,
  bar: `≤ ${max} ${unit}`.trim(),
  value: `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`.trim(),
  isHeld: value <= max,
})

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
