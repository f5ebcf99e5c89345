import type { Page } from 'playwright'
import type { Product } from '../scripts/start-product.mjs'

export async function signIn(page: Page, { url, username, password }: Product): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/user ?name/i).fill(username)
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.waitForURL((target) => !target.pathname.startsWith('/sign-in'))
}
