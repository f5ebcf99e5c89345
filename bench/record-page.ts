/** What a page shows and how smoothly, taken inside of it: frames, long tasks, interactions, and the age of what comes on screen. */
import type { Page } from 'playwright'

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

/** `readFrom` selects what holds one value each, the millisecond at which it was sent. `during` runs while it records. */
export async function recordPage(
  page: Page,
  readFrom: string | null,
  during: () => Promise<void>,
): Promise<PageRecord> {
  // The loader keeps function names with a function of its own, which no page has.
  await page.evaluate('globalThis.__name = (it) => it')
  const recording = await page.evaluateHandle(startRecording, readFrom)
  await during()
  const raw = await recording.evaluate((one) => one.stop())
  await recording.dispose()
  return summarize(raw)
}

interface RawRecord {
  readonly frameGapsMs: readonly number[]
  readonly longTasks: number
  readonly interactionsMs: readonly number[]
  readonly agesMs: readonly number[]
}

/** Runs in the page: nothing of this file may be used in it. */
function startRecording(readFrom: string | null): { stop(): RawRecord } {
  const frameGapsMs: number[] = []
  const agesMs: number[] = []
  const interactions = new Map<number, number>()
  let longTasks = 0
  let lastFrame = 0
  let newestMs = 0
  let isStopped = false
  const seeing = (): void => {
    let seenMs = 0
    for (const element of readFrom === null ? [] : document.querySelectorAll(readFrom)) {
      const digits = /(?<!\d)\d{13}(?!\d)/.exec(element.textContent ?? '')?.[0]
      seenMs = Math.max(seenMs, Number(digits ?? 0))
    }
    if (seenMs <= newestMs) return
    if (newestMs > 0) agesMs.push(Date.now() - newestMs)
    newestMs = seenMs
  }
  const frame = (at: number): void => {
    if (isStopped) return
    if (lastFrame > 0) frameGapsMs.push(at - lastFrame)
    lastFrame = at
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  // A look at the whole list costs: twenty a second find each of the ten updates.
  const looking = readFrom === null ? undefined : setInterval(seeing, 50)
  const tasks = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length
  })
  tasks.observe({ type: 'longtask' })
  const events = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = 'interactionId' in entry ? Number(entry.interactionId) : 0
      if (id > 0) interactions.set(id, Math.max(interactions.get(id) ?? 0, entry.duration))
    }
  })
  const options: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
  }
  events.observe(options)
  return {
    stop: () => {
      isStopped = true
      clearInterval(looking)
      tasks.disconnect()
      events.disconnect()
      return { frameGapsMs, longTasks, interactionsMs: [...interactions.values()], agesMs }
    },
  }
}

export function summarize({ frameGapsMs, longTasks, interactionsMs, agesMs }: RawRecord): PageRecord {
  const totalMs = frameGapsMs.reduce((sum, gap) => sum + gap, 0)
  const slow = frameGapsMs.filter((gap) => gap > 100).length
  return {
    framesPerSecond: totalMs === 0 ? 0 : (frameGapsMs.length * 1000) / totalMs,
    slowFrameShare: frameGapsMs.length === 0 ? 0 : slow / frameGapsMs.length,
    longTasks,
    interactionMs: quantile(interactionsMs, 0.98),
    deviceToScreenMsP95: quantile(agesMs, 0.95),
  }
}

function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}
