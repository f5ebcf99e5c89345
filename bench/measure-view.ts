import type { Page } from 'playwright'
import { openFresh, type PaintRecord, readPaint } from './first-paint'
import { heapBytes } from './heap-bytes'
import { makeRecording, recordPage } from './record-page'
import type { RunningLoad } from './start-load'
import type { PageRecord } from './summarize'
import type { View } from './views'

export interface ViewResult extends PageRecord, PaintRecord {
  readonly view: string
  readonly wantedPerSecond: number
  readonly reachedPerSecond: number
  readonly blankFramesPerSecond: number
  /** From the moment in which the view is full to the end, after collections each. */
  readonly heapGrowthShare: number
  readonly heapMegabytes: number
  readonly scriptKilobytes: number
}

const BLANK_MS = 3_000
const INTERACT_EVERY_MS = 1_500

/** `fillMs` goes by before the measured time begins. */
export async function measureView(
  page: Page,
  view: View,
  load: RunningLoad,
  { wantedPerSecond, fillMs, seconds }: { wantedPerSecond: number; fillMs: number; seconds: number },
): Promise<ViewResult> {
  const blankBefore = await blankFramesPerSecond(page)
  const scriptKilobytes = await openFresh(page, view.url)
  await page.getByText('MQTT live').first().waitFor()
  await page.locator(view.readFrom).first().waitFor()
  await interact(page, fillMs)
  const recording = await makeRecording(page, view.readFrom)
  const session = await page.context().newCDPSession(page)
  const before = await heapBytes(session)
  await recording.start()
  await interact(page, seconds * 1000)
  const record = await recording.stop()
  const after = await heapBytes(session)
  await session.detach()
  const paint = await readPaint(page)
  const blankAfter = await blankFramesPerSecond(page)
  return {
    ...record,
    ...paint,
    scriptKilobytes,
    view: view.name,
    wantedPerSecond,
    reachedPerSecond: load.rate(),
    blankFramesPerSecond: (blankBefore + blankAfter) / 2,
    heapGrowthShare: (after - before) / before,
    heapMegabytes: after / 1024 / 1024,
  }
}

export async function blankFramesPerSecond(page: Page): Promise<number> {
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
