import type { CDPSession, Page } from 'playwright'
import { type PageRecord, recordPage } from './record-page'
import type { RunningLoad } from './start-load'

export interface View {
  readonly name: string
  readonly url: string
  /** Selects what holds one streamed value each. */
  readonly readFrom: string
}

export interface ViewResult extends PageRecord {
  readonly view: string
  readonly wantedPerSecond: number
  readonly reachedPerSecond: number
  readonly blankFramesPerSecond: number
  /** From the moment in which the view is full to the end, after a collection each. */
  readonly heapGrowthShare: number
  readonly heapMegabytes: number
}

const BLANK_MS = 3_000
const INTERACT_EVERY_MS = 1_500
/** Live Logs keep 10,000 rows and 16 MiB: only from there on a heap that grows is one that leaks. */
const FULL_WITHIN_MS = 13_000

export async function measureView(
  page: Page,
  view: View,
  load: RunningLoad,
  wantedPerSecond: number,
  seconds: number,
): Promise<ViewResult> {
  const blankBefore = await blankFramesPerSecond(page)
  await page.goto(view.url)
  await page.getByText('MQTT live').first().waitFor()
  await page.locator(view.readFrom).first().waitFor()
  await page.waitForTimeout(FULL_WITHIN_MS)
  const session = await page.context().newCDPSession(page)
  const before = await heapBytes(session)
  const record = await recordPage(page, view.readFrom, () => interact(page, seconds * 1000))
  const after = await heapBytes(session)
  await session.detach()
  const blankAfter = await blankFramesPerSecond(page)
  return {
    ...record,
    view: view.name,
    wantedPerSecond,
    reachedPerSecond: load.rate(),
    blankFramesPerSecond: (blankBefore + blankAfter) / 2,
    heapGrowthShare: (after - before) / before,
    heapMegabytes: after / 1024 / 1024,
  }
}

async function blankFramesPerSecond(page: Page): Promise<number> {
  await page.goto('about:blank')
  return (await recordPage(page, null, () => page.waitForTimeout(BLANK_MS))).framesPerSecond
}

/** Somebody who opens and closes a menu while it streams. */
async function interact(page: Page, forMs: number): Promise<void> {
  const until = performance.now() + forMs
  const menu = page.getByRole('button', { name: /sign out$/ })
  while (performance.now() < until) {
    await menu.click()
    await page.keyboard.press('Escape')
    await page.waitForTimeout(INTERACT_EVERY_MS)
  }
}

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}
