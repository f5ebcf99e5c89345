import { expect, type Page } from '@playwright/test'
import type { Installation } from './installation'

/** The browser is signed in and still where it was: by what the form asks, and without its page, which has specs of its own. */
export async function signIn(page: Page, { url, username, password }: Installation): Promise<void> {
  const { csrfToken } = await (await page.request.get(`${url}/api/auth/csrf`)).json()
  const answer = await page.request.post(`${url}/api/auth/callback/credentials`, {
    form: { csrfToken, username, password, json: 'true' },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}
