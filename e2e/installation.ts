/** The real product, one for the whole run. */
import { test as base } from '@playwright/test'
import { type Product, READY_WITHIN_MS, startProduct } from '../scripts/start-product.mjs'
import { listeningPage } from './listening-page'
import { logComplaints } from './log-complaints'

export type Installation = Omit<Product, 'stop'>

interface Clean {
  readonly consoleIsClean: undefined
  readonly serverLogIsClean: undefined
}

export interface Start {
  /** Whether the demo fleet is in it; a project of the configuration says so. */
  readonly isDemo: boolean
}

/** One installation a worker; and the browser's console and the server's log, which must stay clean. */
export const test = base.extend<Clean, Start & { installation: Installation }>({
  isDemo: [false, { option: true, scope: 'worker' }],
  installation: [
    async ({ isDemo }, use) => {
      const running = await startProduct(isDemo ? { DEMO: '1' } : {})
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: READY_WITHIN_MS + 30_000 },
  ],
  page: async ({ page }, use) => {
    await use(listeningPage(page))
  },
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
  serverLogIsClean: [
    async ({ installation }, use) => {
      // Up to the last whole line: what comes after it is looked at when the line has ended.
      const saidSoFar = () => installation.said().lastIndexOf('\n') + 1
      const before = saidSoFar()
      await use(undefined)
      const complaints = logComplaints(installation.said().slice(before, saidSoFar()))
      if (complaints.length > 0) throw new Error(`the server's log is not clean:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
})
