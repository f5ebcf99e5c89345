/** How late a timer of this process comes: what everything else in it waits at least. */

const EVERY_MS = 20
/** What is said of now is said of so long. */
const RECENT_MS = 10_000

export interface LoopLag {
  /** The median of the last ten seconds: a single long turn does not make a loop a late one. */
  medianMs(): number
  stop(): void
}

/** `observe` is told of each delay, in seconds. */
export function watchLoopLag(observe: (seconds: number) => void): LoopLag {
  let recent: { readonly atMs: number; readonly lateMs: number }[] = []
  let timer: NodeJS.Timeout
  const forget = (nowMs: number) => {
    recent = recent.filter(({ atMs }) => atMs > nowMs - RECENT_MS)
  }
  const arm = () => {
    const dueMs = performance.now() + EVERY_MS
    timer = setTimeout(() => {
      const nowMs = performance.now()
      const lateMs = Math.max(0, nowMs - dueMs)
      recent.push({ atMs: nowMs, lateMs })
      if (recent.length > (2 * RECENT_MS) / EVERY_MS) forget(nowMs)
      observe(lateMs / 1000)
      arm()
    }, EVERY_MS)
    timer.unref()
  }
  arm()
  return {
    medianMs: () => {
      forget(performance.now())
      const sorted = recent.map(({ lateMs }) => lateMs).sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length / 2)] ?? 0
    },
    stop: () => clearTimeout(timer),
  }
}
