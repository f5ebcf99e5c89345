/** WCAG 2.2 AA by axe with each dialog open, light and dark; and a dialog takes the focus and gives it back. */
import { expect } from '@playwright/test'
import { axeFlaws } from './axe-flaws'
import { test } from './installation'
import { makeHall } from './make-hall'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'

test('axe finds nothing in any open dialog, in either theme', async ({ page, request, installation }) => {
  test.setTimeout(300_000)
  const { admin, company, tenant } = await makeHall(request, installation, 'Dialog')
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name: 'Dialog press',
    dialect: 'sensocan',
  })
  await refuseLogin(admin, installation, device)
  await admin.post('/api-tokens', { companyId: company.id, name: 'Dialog token', scopes: ['read:logs'] })
  await signIn(page, installation)
  const scope = `?company=${company.id}`
  const home = `/tenant/${tenant.id}/devices/${device.id}`
  const dialogs: readonly (readonly [path: string, opener: string | RegExp])[] = [
    [`/companies${scope}`, 'New company'],
    [`/tenants${scope}`, 'New tenant'],
    [`/users${scope}`, 'New user'],
    [`/api-tokens${scope}`, 'New API token'],
    [`/api-tokens${scope}`, 'Revoke Dialog token'],
    [`/device-templates${scope}`, 'New template'],
    [`/tenant/${tenant.id}/commands`, 'New template'],
    [`${home}/sensors`, /^(new|create) sensor/i],
    [`${home}/logs`, /refused.*password/],
    [home, 'Edit'],
    [home, 'Delete'],
    ['/account', 'Change password'],
    ['/account', 'New API key'],
    ['/account', 'Sign out everywhere'],
  ]
  for (const [path, opener] of dialogs) {
    const where = `${path}, ${opener}`
    await page.goto(`${installation.url}${path}`)
    await page.getByRole('button', { name: opener }).first().click()
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await expect(dialog, where).toBeVisible()
    await expect
      .poll(() => dialog.evaluate((box) => box.contains(document.activeElement)), { message: where })
      .toBe(true)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await axeFlaws(page), `${where}, ${colorScheme}`).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(dialog, where).toHaveCount(0)
  }
})
