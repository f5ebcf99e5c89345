/** `npm run bench:browser -- heap [--minutes=60]`: each view that streams, in a page of its own, and what it holds after. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Browser, CDPSession, Page } from 'playwright'
import { type Product, startProduct } from '../scripts/start-product.mjs'
import { heapBytes } from './heap-bytes'
import { type HeapSeries, heapPage, heapTable, isFlat } from './heap-report'
import { launchBrowser } from './launch-browser'
import { makeDevice } from './make-device'
import { signIn } from './sign-in'
import { readMinutes } from './soak/read-minutes'
import { startLoad } from './start-load'
import { type View, viewsOf } from './views'

const PER_SECOND = 1_000
/** Live Logs keep 10,000 rows and 16 MiB, and code is compiled as it is used. */
const FILL_MS = 60_000
const SAMPLE_MS = 60_000
const SPARE_SECONDS = 300
const PAGE = 'docs/benchmarks/browser-heap.md'

/** False where a heap grew, or a view did not stream to the end. */
export async function benchHeap(args: readonly string[]): Promise<boolean> {
  const minutes = readMinutes(args)
  if (minutes === undefined) throw new Error('--minutes=60: how long, in minutes')
  const loadBefore = loadavg()[0] ?? 0
  const product = await startProduct()
  const browser = await launchBrowser()
  try {
    const { series, reached } = await watch(product, browser, minutes)
    process.stdout.write(`\n${heapTable(series)}\n`)
    mkdirSync('docs/benchmarks', { recursive: true })
    const date = new Date().toISOString().slice(0, 10)
    const run = { date, cores: cpus().length, loadBefore, minutes, perSecond: PER_SECOND, reached }
    writeFileSync(PAGE, heapPage(series, run))
    process.stdout.write(`\nWritten to ${PAGE}.\n`)
    return series.every(isFlat)
  } finally {
    await browser.close()
    await product.stop()
  }
}

async function watch(product: Product, browser: Browser, minutes: number) {
  const device = await makeDevice(product)
  const seconds = (minutes * SAMPLE_MS + FILL_MS) / 1000 + SPARE_SECONDS
  const load = await startLoad({ ...device.load, perSecond: PER_SECOND, seconds })
  try {
    const watched = await Promise.all(viewsOf(device.url).map((view) => open(browser, product, view)))
    await watched[0]?.page.waitForTimeout(FILL_MS)
    for (let minute = 0; minute <= minutes; minute++) {
      if (minute > 0) await watched[0]?.page.waitForTimeout(SAMPLE_MS)
      for (const { session, heap } of watched) heap.push(await heapBytes(session))
      const said = watched.map(({ view, heap }) => `${view} ${mebibytes(heap.at(-1) ?? 0)}`)
      process.stdout.write(`${minute} min: ${said.join(', ')}\n`)
    }
    // A view that had stopped would hold its heap flat.
    for (const { page, readFrom } of watched) await newValueIn(page, readFrom)
    const series = watched.map(({ view, heap }): HeapSeries => ({ view, heap }))
    return { series, reached: load.rate() }
  } finally {
    await load.stop()
  }
}

interface Watched {
  readonly view: string
  readonly readFrom: string
  readonly page: Page
  readonly session: CDPSession
  readonly heap: number[]
}

/** In a context of its own: of the tabs of one window only one is seen, and the others stop. */
async function open(browser: Browser, product: Product, view: View): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await signIn(page, product)
  await page.goto(view.url)
  await page.getByText('MQTT live').first().waitFor()
  await page.locator(view.readFrom).first().waitFor()
  const session = await page.context().newCDPSession(page)
  return { view: view.name, readFrom: view.readFrom, page, session, heap: [] }
}

/** Each value is the millisecond in which it was sent. */
async function newValueIn(page: Page, readFrom: string): Promise<void> {
  await page.waitForFunction(
    ([selector, since]) =>
      [...document.querySelectorAll(selector)].some((element) =>
        (element.textContent?.match(/\d{13}/g) ?? []).some((value) => Number(value) > since),
      ),
    [readFrom, Date.now()] as const,
  )
}

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
