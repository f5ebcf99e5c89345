/**
 * Where the other charts stand when the pointer is on one: at their point nearest in time. Raw points of two sensors
 * share no instant. -1 where none lies within `withinMs`. Pure.
 */
export function nearestTick(
  ticks: readonly { readonly value?: unknown }[],
  label: unknown,
  withinMs: number,
): number {
  const ms = Number(label)
  let best = -1
  let bestMs = withinMs
  for (const [index, { value }] of ticks.entries()) {
    const apartMs = Math.abs(Number(value) - ms)
    // What is no time is apart from everything.
    if (!(apartMs <= bestMs)) continue
    best = index
    bestMs = apartMs
  }
  return best
}
