/** A tenant's limits and retention, changed in the browser: what is typed wrongly is said, what is deleted is shown first. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('limits are set and reset, and retention shows first what it deletes', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Kept')
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}`)
  await page.getByRole('link', { name: 'Limits and retention' }).click()
  const readings = page.getByRole('spinbutton', { name: 'Readings of a message' })
  await readings.fill('0')
  await expect(page.getByText('A whole number from 1 to 50,000.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save the limits' })).toBeDisabled()
  await readings.fill('250')
  await page.getByRole('button', { name: 'Save the limits' }).click()
  await expect
    .poll(async () => (await admin.get(`/tenants/${tenant.id}`)).limits.readingsPerMessage)
    .toBe(250)
  await expect(page.getByText('The limits are saved, and hold within two seconds.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Reset to 1,000: Readings of a message' }).click()
  await page.getByRole('button', { name: 'Save the limits' }).click()
  await expect
    .poll(async () => (await admin.get(`/tenants/${tenant.id}`)).limits.readingsPerMessage)
    .toBe(1_000)

  await page.getByLabel('Days that Live Logs are kept').fill('7')
  await page.getByRole('button', { name: 'See what it deletes' }).click()
  await expect(page.getByText(/No Live Log record is older than/)).toBeVisible()
  await page.getByRole('button', { name: 'Save the retention' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await admin.get(`/tenants/${tenant.id}`)).retention.logsDays).toBe(7)
  await page.goto(`${installation.url}/settings`)
  await expect(page.getByRole('row', { name: /Kept Hall/ })).toContainText('7 days')

  await page.goto(`${installation.url}/companies/${company.id}`)
  await expect(page.getByRole('link', { name: 'Kept Hall', exact: true })).toBeVisible()
  await expect(page.getByText('changed a tenant').first()).toBeVisible()
})

test('one of several device tokens is revoked alone', async ({ page, request, installation }) => {
  const { admin, tenant } = await makeHall(request, installation, 'Device token')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Scale 1', dialect: 'thingscale' })
  for (const _ of ['one', 'two']) await admin.post(`/devices/${device.id}/auth-config?format=json`, {})
  const before = await admin.get(`/tenants/${tenant.id}/device-tokens`)
  expect(before.items).toHaveLength(2)
  const [gone] = before.items
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}`)
  await page.getByRole('button', { name: `Revoke the token that ends in ${gone.lastFour}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText(`The token …${gone.lastFour} is revoked.`)).toBeVisible()
  const after = await admin.get(`/tenants/${tenant.id}/device-tokens`)
  expect(after.items.map(({ id }: { id: string }) => id)).toEqual([before.items[1].id])
})
