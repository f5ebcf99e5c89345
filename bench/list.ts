/** `npm run bench:browser -- list`: ten thousand devices imported, scrolled through, searched and sorted. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { startProduct } from '../scripts/start-product.mjs'
import { launchBrowser } from './launch-browser'
import { listPage, listRows, listTable } from './list-report'
import { makeFleet } from './make-fleet'
import { measureList } from './measure-list'
import { signIn } from './sign-in'

const PAGE = 'docs/benchmarks/device-list.md'

export async function benchList(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0
  const product = await startProduct()
  try {
    const fleet = await makeFleet(product)
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await signIn(page, product)
      const rows = listRows(fleet, await measureList(page, product.url, fleet))
      process.stdout.write(`${listTable(rows)}\n`)
      mkdirSync('docs/benchmarks', { recursive: true })
      const date = new Date().toISOString().slice(0, 10)
      writeFileSync(PAGE, listPage(rows, { date, cores: cpus().length, loadBefore }))
      process.stdout.write(`\nWritten to ${PAGE}.\n`)
    } finally {
      await browser.close()
    }
  } finally {
    await product.stop()
  }
}
