import type { Page } from '@playwright/test'
import type { Installation } from './installation'
import { signIn } from './sign-in'

export const PASSWORD = 'a long enough password'

/** Somebody else takes the browser. */
export async function signInAs(page: Page, installation: Installation, username: string): Promise<void> {
  // An open page of the one before would ask on without its cookie.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await signIn(page, { ...installation, username, password: PASSWORD })
}
