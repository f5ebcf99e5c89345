import type { Page } from '@playwright/test'

/**
 * What the server has drawn is there before the page hears of it: no hand is as quick as a test. React marks what it has
 * taken over; what listens to the whole page does so by the frame after that.
 */
export async function untilItListens(page: Page, within: 'main' | 'body'): Promise<void> {
  await page.waitForFunction((selector) => {
    const controls = document.querySelector(selector)?.querySelectorAll('button, input, select, textarea')
    return [...(controls ?? [])].every((control) =>
      Object.keys(control).some((key) => key.startsWith('__react')),
    )
  }, within)
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))))
}
