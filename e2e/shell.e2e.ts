/** The frame of every page: palette, shortcuts, density, and a session that ends under an unsaved form. */
import { expect } from '@playwright/test'
import { apiOf } from './api'
import { test } from './installation'
import { signIn } from './sign-in'

test('the keyboard alone finds a device, copies its id, and goes elsewhere', async ({
  page,
  request,
  installation,
}) => {
  const admin = await apiOf(request, installation)
  const company = await admin.post('/companies', { name: 'Shell Works' })
  const tenant = await admin.post('/tenants', { companyId: company.id, name: 'Shell Hall' })
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Shell Press', dialect: 'plain' })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, installation)
  await page.goto(installation.url)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('shell pre')
  const option = page.getByRole('option', { name: /^Shell Press/ })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Shell Press' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Scope: Shell Works, tenant Shell Hall/ })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('device id')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Copied the device id.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(device.id)

  // The two belong together for a second and a half, which a busy machine may let pass between them.
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await expect(page).toHaveURL(new RegExp(`/tenant/${tenant.id}/devices$`), { timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  const search = page.getByRole('searchbox', { name: /search/i })
  await expect(search).toBeVisible()
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('g?')
  await expect(search).toHaveValue('g?')

  await search.blur()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('switch', { name: 'Single keys are shortcuts' }).click()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /go to/i })).toBeFocused()
  await expect(sheet).toBeHidden()
})

test('what no name holds says so, and Esc closes the palette', async ({ page, installation }) => {
  await signIn(page, installation)
  await page.goto(installation.url)
  await page.getByRole('button', { name: 'Find or go to' }).click()
  await page.getByRole('combobox', { name: /go to/i }).fill('no such thing at all')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is called that.' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: /go to/i })).toBeHidden()
})

test('compact tables are in the page as the server writes it', async ({ page, installation }) => {
  await signIn(page, installation)
  await page.goto(installation.url)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tables compact')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  const html = await (await page.request.get(`${installation.url}/devices`)).text()
  expect(html).toContain('data-density="compact"')
})

test('a session that ends under a form is renewed in place, and the form keeps what was typed', async ({
  page,
  installation,
}) => {
  await signIn(page, installation)
  await page.goto(`${installation.url}/companies?new=true`)
  const form = page.getByRole('dialog', { name: 'New company' })
  await form.getByLabel('Name').fill('Renewed Works')
  await page.context().clearCookies()
  await form.getByRole('button', { name: 'Create company' }).click()

  const session = page.getByRole('dialog', { name: 'Your session has ended' })
  await session.getByLabel('Password').fill(installation.password)
  await page.keyboard.press('Enter')
  await expect(session).toBeHidden()
  await expect(form.getByLabel('Name')).toHaveValue('Renewed Works')
  await form.getByRole('button', { name: 'Create company' }).click()
  await expect(page).toHaveURL(/\/\?company=/)
})

test('the sheet of primitives is for developing, and not there in the product', async ({
  page,
  installation,
}) => {
  await signIn(page, installation)
  expect((await page.request.get(`${installation.url}/design`)).status()).toBe(404)
})
