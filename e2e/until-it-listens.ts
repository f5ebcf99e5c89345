import type { Page } from '@playwright/test'

/**
 * What the server has drawn is there before the page hears of it, and a link that is pressed before is a whole new page:
 * no hand is as quick as a test. React marks what it takes over, and has it once the browser is idle after that; so have
 * its effects run, which listen to the whole page. What a page that listens draws later listens from the start.
 */
export async function untilItListens(page: Page): Promise<void> {
  if (!page.url().startsWith('http')) return
  await page.waitForFunction(() => {
    const controls = [
      ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea'),
    ]
    return (
      controls.length > 0 &&
      controls.every((control) => Object.keys(control).some((key) => key.startsWith('__react')))
    )
  })
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
}
