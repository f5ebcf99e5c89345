import { type Micros, microsNow } from '@/lib/core/micros'

let last: Micros = 0

/** Microseconds, strictly increasing: the order of sessions and of what waits for them, over restarts too. */
export function nextId(): number {
  last = Math.max(last + 1, microsNow())
  return last
}

/** What is stored already comes before all that follows, whatever the clock says. */
export function startAfter(id: number): void {
  last = Math.max(last, id)
}
