/** One's own password: the present one is asked for, and whoever had it is out. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { listeningPage } from './listening-page'
import { makeHall } from './make-hall'
import { PASSWORD } from './sign-in-as'
import { signInByHand } from './sign-in-by-hand'

test('a password is changed by whoever knows it, and the old one ends', async ({
  browser,
  request,
  installation,
}) => {
  const { admin, company } = await makeHall(request, installation, 'Own')
  const username = 'own.viewer'
  await admin.post('/users', { username, role: 'viewer', companyId: company.id, password: PASSWORD })
  // In a window of its own: what the page asks in the moment between two sessions is refused, and Chromium prints it.
  const context = await browser.newContext()
  const page = listeningPage(await context.newPage())
  await signInByHand(page, { ...installation, username, password: PASSWORD })
  await page.goto(`${installation.url}/account`)
  const change = async (current: string) => {
    await page.getByRole('button', { name: 'Change password' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Present password').fill(current)
    await dialog.getByLabel('New password').fill('quite another password')
    await dialog.getByRole('button', { name: 'Change password' }).click()
    return dialog
  }
  const refused = await change('not this one')
  await expect(refused.getByText('is not your password')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(refused).toHaveCount(0)
  await change(PASSWORD)
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible()
  await context.close()

  const tokenFor = async (password: string) =>
    (await request.post(`${installation.url}/api/v1/auth/token`, { data: { username, password } })).status()
  expect(await tokenFor(PASSWORD)).toBe(401)
  expect(await tokenFor('quite another password')).toBe(200)
})
