/** The real product, one for the whole run. */
import { test as base } from '@playwright/test'
import { type Product, READY_WITHIN_MS, startProduct } from '../scripts/start-product.mjs'

export type Installation = Omit<Product, 'stop'>

/** One installation a worker; and the browser's console, which must stay clean. */
export const test = base.extend<{ consoleIsClean: undefined }, { installation: Installation }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const running = await startProduct()
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: READY_WITHIN_MS + 30_000 },
  ],
  consoleIsClean: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(undefined)
      if (complaints.length > 0)
        throw new Error(`the browser's console is not clean:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
})
