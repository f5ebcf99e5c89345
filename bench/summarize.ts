/** A page's record as the bars ask for it. Pure. */

export interface RawRecord {
  readonly frames: { readonly count: number; readonly totalMs: number; readonly slowCount: number }
  readonly longTasks: number
  readonly interactions: number
  /** The slowest interactions, the slowest first. */
  readonly slowestMs: readonly number[]
  /** How many updates had an age of so many ms. */
  readonly ages: readonly number[]
}

export interface PageRecord {
  readonly framesPerSecond: number
  /** Share of frames that came later than 100 ms after the one before. */
  readonly slowFrameShare: number
  readonly longTasks: number
  /** The slowest interaction but one in fifty, as INP counts it; null where there was none. */
  readonly interactionMs: number | null
  /** Of each update of the screen the oldest message in it: p95 of its age. Null where nothing streamed. */
  readonly deviceToScreenMsP95: number | null
}

export function summarize({ frames, longTasks, interactions, slowestMs, ages }: RawRecord): PageRecord {
  const { count, totalMs, slowCount } = frames
  return {
    framesPerSecond: totalMs === 0 ? 0 : (count * 1000) / totalMs,
    slowFrameShare: count === 0 ? 0 : slowCount / count,
    longTasks,
    interactionMs: slowestMs[Math.min(slowestMs.length - 1, Math.floor(interactions / 50))] ?? null,
    deviceToScreenMsP95: placeOf(ages, 0.95),
  }
}

/** The place up to which the share lies. */
function placeOf(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [place, count] of counts.entries()) {
    below += count
    if (total > 0 && below > total * share) return place
  }
  return null
}
