/** Going about in time: by dragging over a chart, and by the keys that do the same. Pure. */
import type { TimeRange } from './time-range'

const SHORTEST_MS = 1_000
const LONGEST_MS = 5 * 365 * 86_400_000
/** A drag shorter than this part of the chart was a click. */
const DRAG_LEAST = 0.01

/** The stretch between two places of a range, each 0 to 1; nothing where they are too close to be meant. */
export function rangeBetween({ fromMs, toMs }: TimeRange, a: number, b: number): TimeRange | undefined {
  const [left, right] = [Math.min(a, b), Math.max(a, b)].map((part) => Math.min(1, Math.max(0, part)))
  if (left === undefined || right === undefined || right - left < DRAG_LEAST) return undefined
  const at = (part: number) => Math.round(fromMs + (toMs - fromMs) * part)
  return widened({ fromMs: at(left), toMs: at(right) })
}

/** By how many of its own widths to move; less than 0 is back in time. */
export function moved({ fromMs, toMs }: TimeRange, widths: number): TimeRange {
  const byMs = Math.round((toMs - fromMs) * widths)
  return { fromMs: fromMs + byMs, toMs: toMs + byMs }
}

/** About its middle; a factor over 1 shows more time. */
export function scaled({ fromMs, toMs }: TimeRange, factor: number): TimeRange {
  const middle = (fromMs + toMs) / 2
  const half = Math.min(LONGEST_MS, (toMs - fromMs) * factor) / 2
  return widened({ fromMs: Math.round(middle - half), toMs: Math.round(middle + half) })
}

/** Where on a chart a point of the screen lies, 0 to 1 of what is between the axes. */
export const partAt = (x: number, plot: { readonly left: number; readonly width: number }): number =>
  plot.width > 0 ? Math.min(1, Math.max(0, (x - plot.left) / plot.width)) : 0

function widened({ fromMs, toMs }: TimeRange): TimeRange {
  const missing = SHORTEST_MS - (toMs - fromMs)
  if (missing <= 0) return { fromMs, toMs }
  return { fromMs: Math.floor(fromMs - missing / 2), toMs: Math.ceil(toMs + missing / 2) }
}
