/** How a page came up, in a browser that has nothing of it, and whether it stood still since: LCP, CLS, and its scripts. */
import type { Page } from 'playwright'
import { scriptKilobytes } from '../scripts/script-weight.mjs'

export interface PaintRecord {
  readonly largestPaintMs: number
  /** The worst five seconds of movement that nobody asked for. */
  readonly layoutShift: number
}

/**
 * Opens the page with an empty cache. Returns the gzipped kB of the scripts that its document names: what is loaded
 * later, as the drawing of charts is, is not in it.
 */
export async function openFresh(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
  const response = await page.goto(url)
  const html = (await response?.text()) ?? ''
  const read = async (source: string) => (await page.request.get(new URL(source, url).href)).body()
  return scriptKilobytes(html, read)
}

/** Since the page was opened. */
export async function readPaint(page: Page): Promise<PaintRecord> {
  // The loader keeps function names with a function of its own, which no page has.
  await page.evaluate('globalThis.__name = (it) => it')
  return page.evaluate(paintSoFar)
}

/** Runs in the page: nothing of this file may be used in it. */
function paintSoFar(): Promise<PaintRecord> {
  const entriesOf = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      // Buffered entries come in a task of their own, or never where there are none.
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true })
      setTimeout(() => resolve([]), 1_000)
    })
  return Promise.all([entriesOf('largest-contentful-paint'), entriesOf('layout-shift')]).then(
    ([paints, shifts]) => {
      let [worst, sum, first, last] = [0, 0, 0, 0]
      for (const shift of shifts) {
        if ('hadRecentInput' in shift && shift.hadRecentInput === true) continue
        const value = 'value' in shift ? Number(shift.value) : 0
        const goesOn = shift.startTime - last < 1_000 && shift.startTime - first < 5_000
        if (!goesOn) first = shift.startTime
        sum = goesOn ? sum + value : value
        last = shift.startTime
        worst = Math.max(worst, sum)
      }
      return { largestPaintMs: paints.at(-1)?.startTime ?? 0, layoutShift: worst }
    },
  )
}
