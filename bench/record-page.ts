/** What a page shows and how smoothly, taken inside of it: frames, long tasks, interactions, and the age of what comes on screen. */
import type { JSHandle, Page } from 'playwright'
import { type PageRecord, type RawRecord, summarize } from './summarize'

interface Recording {
  start(): Promise<void>
  /** What was seen since the start; the recorder is gone then. */
  stop(): Promise<PageRecord>
}

/** `readFrom` selects what holds one value each, the millisecond at which it was sent. */
export async function makeRecording(page: Page, readFrom: string | null): Promise<Recording> {
  // The loader keeps function names with a function of its own, which no page has.
  await page.evaluate('globalThis.__name = (it) => it')
  const recorder: JSHandle<Recorder> = await page.evaluateHandle(recorderOf, readFrom)
  return {
    start: () => recorder.evaluate((one) => one.start()),
    stop: async () => {
      const raw = await recorder.evaluate((one) => one.stop())
      await recorder.dispose()
      return summarize(raw)
    },
  }
}

/** `during` runs while it records. */
export async function recordPage(
  page: Page,
  readFrom: string | null,
  during: () => Promise<void>,
): Promise<PageRecord> {
  const recording = await makeRecording(page, readFrom)
  await recording.start()
  await during()
  return recording.stop()
}

interface Recorder {
  start(): void
  stop(): RawRecord
}

/** Runs in the page: nothing of this file may be used in it. Takes no more room after an hour than after a second. */
function recorderOf(readFrom: string | null): Recorder {
  /** How many updates had an age of so many ms; older ones in the last place. */
  const ages = Array.from({ length: 10_001 }, () => 0)
  /** The ten slowest: INP leaves out one in fifty. */
  let slowest: { readonly id: number; readonly ms: number }[] = []
  const frames = { count: 0, totalMs: 0, slowCount: 0 }
  const observers: PerformanceObserver[] = []
  let [interactions, lastInteraction, longTasks, lastFrame, newestMs] = [0, 0, 0, 0, 0]
  let isRunning = false
  let looking: ReturnType<typeof setInterval> | undefined
  const observe = (
    init: PerformanceObserverInit & { durationThreshold?: number },
    hear: (entry: PerformanceEntry) => void,
  ) => {
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (isRunning) hear(entry)
    })
    observer.observe(init)
    observers.push(observer)
  }
  const look = (): void => {
    let seenMs = 0
    for (const element of readFrom === null ? [] : document.querySelectorAll(readFrom)) {
      const digits = /(?<!\d)\d{13}(?!\d)/.exec(element.textContent ?? '')?.[0]
      seenMs = Math.max(seenMs, Number(digits ?? 0))
    }
    if (seenMs <= newestMs) return
    const place = Math.min(ages.length - 1, Math.max(0, Date.now() - newestMs))
    if (newestMs > 0) ages[place] = (ages[place] ?? 0) + 1
    newestMs = seenMs
  }
  const frame = (at: number): void => {
    if (!isRunning) return
    if (lastFrame > 0) {
      frames.count++
      frames.totalMs += at - lastFrame
      if (at - lastFrame > 100) frames.slowCount++
    }
    lastFrame = at
    requestAnimationFrame(frame)
  }
  return {
    start: () => {
      isRunning = true
      requestAnimationFrame(frame)
      // A look at the whole list costs: twenty a second find each of the ten updates.
      if (readFrom !== null) looking = setInterval(look, 50)
      observe({ type: 'longtask' }, () => {
        longTasks++
      })
      observe({ type: 'event', durationThreshold: 16 }, (entry) => {
        const id = 'interactionId' in entry ? Number(entry.interactionId) : 0
        if (id === 0) return
        if (id > lastInteraction) interactions++
        lastInteraction = Math.max(lastInteraction, id)
        const ms = Math.max(entry.duration, slowest.find((one) => one.id === id)?.ms ?? 0)
        slowest = [...slowest.filter((one) => one.id !== id), { id, ms }]
          .sort((a, b) => b.ms - a.ms)
          .slice(0, 10)
      })
    },
    stop: () => {
      isRunning = false
      clearInterval(looking)
      for (const observer of observers) observer.disconnect()
      return { frames, longTasks, interactions, slowestMs: slowest.map(({ ms }) => ms), ages }
    },
  }
}
