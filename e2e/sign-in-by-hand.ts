import type { Page } from '@playwright/test'
import type { Installation } from './installation'
import { untilItListens } from './until-it-listens'

/** Through the form, as people do, up to the page that follows. */
export async function signInByHand(page: Page, { url, username, password }: Installation): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/user ?name/i).fill(username)
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.waitForURL((target) => !target.pathname.startsWith('/sign-in'))
  await untilItListens(page)
}
