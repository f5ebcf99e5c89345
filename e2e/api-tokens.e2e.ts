/** A program's way in: made in the browser, used over REST and MQTT, held to its scopes, and revoked. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a token is shown once, may do what its scopes say, and ends when it is revoked', async ({
  page,
  request,
  installation,
}) => {
  const { company, tenant } = await makeHall(request, installation, 'Token')
  await signIn(page, installation)
  await page.goto(`${installation.url}/api-tokens?company=${company.id}`)
  await page.getByRole('button', { name: 'New API token' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Reporting')
  await dialog.getByRole('button', { name: 'Create token' }).click()
  await dialog.getByRole('button', { name: 'Show value' }).click()
  const value = await dialog.locator('[data-secret=shown]').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = page.getByRole('row', { name: /Reporting/ })
  await expect(row.getByText(value)).toHaveCount(0)
  await expect(row.getByText(`…${value.slice(-4)}`)).toBeVisible()
  const id = await row.locator('code').first().innerText()

  const headers = { authorization: `Bearer ${value}` }
  const devices = `${installation.url}/api/v1/devices`
  expect((await request.get(`${devices}?tenantId=${tenant.id}`, { headers })).status()).toBe(200)
  const data = { tenantId: tenant.id, name: 'Not allowed', dialect: 'plain' }
  expect((await request.post(devices, { headers, data })).status()).toBe(403)
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    username: id,
    password: value,
    reconnectPeriod: 0,
  })
  const isCut = new Promise((closed) => client.once('close', () => closed(true)))

  await row.getByRole('button', { name: 'Revoke Reporting' }).click()
  const revoke = page.getByRole('dialog')
  await expect(revoke.getByText('Cuts 1 MQTT connection within two seconds:')).toBeVisible()
  await expect(revoke.getByRole('button', { name: 'Revoke' })).toBeDisabled()
  await revoke.getByRole('textbox').fill('Reporting')
  await revoke.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Reporting is revoked. 1 connection cut: 127.0.0.1.')).toBeVisible()
  await expect(row).toHaveCount(0)
  expect((await request.get(devices, { headers })).status()).toBe(401)
  expect(await isCut).toBe(true)
})

test('a token without any scope is not made', async ({ page, request, installation }) => {
  const { company } = await makeHall(request, installation, 'Scopeless')
  await signIn(page, installation)
  await page.goto(`${installation.url}/api-tokens?company=${company.id}`)
  await page.getByRole('button', { name: 'New API token' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Nothing')
  await dialog.getByRole('checkbox', { name: /read:telemetry/ }).click()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await dialog.getByRole('button', { name: /close/i }).click()
  await expect(page.getByRole('row', { name: /Nothing/ })).toHaveCount(0)
})
