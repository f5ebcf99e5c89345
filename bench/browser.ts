/** `npm run bench:browser [-- seconds]`: the console in Chromium at 1,000 and 5,000 messages a second, against its bars. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { type Product, startProduct } from '../scripts/start-product.mjs'
import { benchHeap } from './heap'
import { launchBrowser } from './launch-browser'
import { benchList } from './list'
import { makeDevice } from './make-device'
import { measureView, type ViewResult } from './measure-view'
import { publishLoad } from './publish-load'
import { readSeconds } from './read-seconds'
import { reportPage, reportTable } from './report'
import { signIn } from './sign-in'
import { startLoad } from './start-load'
import { viewsOf } from './views'

const RATES = [1_000, 5_000]
/** Live Logs keep 10,000 rows and 16 MiB, and code is compiled as it is used: a heap that grows after that is one that leaks. */
const FILL_MS = 30_000
/** Blank page and filling go by before the measured seconds. */
const SPARE_SECONDS = 180
const PAGE = 'docs/benchmarks/browser.md'

async function measure(product: Product, seconds: number): Promise<ViewResult[]> {
  const device = await makeDevice(product)
  const browser = await launchBrowser()
  const results: ViewResult[] = []
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signIn(page, product)
    for (const perSecond of RATES) {
      for (const view of viewsOf(device.url)) {
        const load = await startLoad({ ...device.load, perSecond, seconds: seconds + SPARE_SECONDS })
        try {
          const result = await measureView(page, view, load, {
            wantedPerSecond: perSecond,
            fillMs: FILL_MS,
            seconds,
          })
          results.push(result)
          process.stdout.write(`${reportTable([result]).split('\n').at(-1)}\n`)
        } finally {
          await load.stop()
        }
      }
    }
  } finally {
    await browser.close()
  }
  return results
}

async function main(): Promise<void> {
  const seconds = readSeconds(process.argv[2])
  const loadBefore = loadavg()[0] ?? 0
  process.stdout.write(`${seconds} seconds a row; load average before the run: ${loadBefore.toFixed(1)}\n`)
  const product = await startProduct()
  const results = await measure(product, seconds).finally(() => product.stop())
  process.stdout.write(`\n${reportTable(results)}\n`)
  mkdirSync('docs/benchmarks', { recursive: true })
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    seconds,
    loadBefore,
    fillSeconds: FILL_MS / 1000,
  }
  writeFileSync(PAGE, reportPage(results, machine))
  process.stdout.write(`\nWritten to ${PAGE}.\n`)
}

if (process.argv[2] === 'list') await benchList()
else if (process.argv[2] === 'heap') process.exitCode = (await benchHeap(process.argv.slice(3))) ? 0 : 1
else if (process.argv[2] === 'load') await publishLoad(process.argv[3] ?? '')
else await main()
