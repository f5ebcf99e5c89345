const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * How long to wait before the next attempt: doubling from one second to thirty, the upper half at random so that a
 * restarted broker does not meet all its browsers in the same instant. `failures` counts from 1.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}
