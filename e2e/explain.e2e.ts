/** Why is this reading not there: from a refused message to its reason, its forms, the mend, and the reading in its place. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { apiOf } from './api'
import { test } from './installation'
import { signIn } from './sign-in'

test('a refused message is explained, mended and replayed under its own time', async ({
  page,
  request,
  installation,
}) => {
  const admin = await apiOf(request, installation)
  const company = await admin.post('/companies', { name: 'Explained Works' })
  const tenant = await admin.post('/tenants', { companyId: company.id, name: 'Explained Hall' })
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name: 'Cold store',
    dialect: 'sensocan',
  })
  const topic = `tenant/${tenant.id}/device/${device.id}/sensor/humidity`
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    ...device.credentials[0],
    reconnectPeriod: 0,
  })
  await client.publishAsync(topic, '{"value":61.5,"timestamp":"2026-03-01T12:00:00Z"}', { qos: 1 })
  await client.endAsync()

  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}/logs`)
  await page
    .getByRole('button', { name: /refused.*humidity/ })
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /all forms/i })
    .click()
  await page.waitForURL(/\/messages\/\d+/)
  await expect(page.getByText('unknown-sensor').first()).toBeVisible()
  await expect(page.getByText(topic).first()).toBeVisible()

  await page.getByRole('link', { name: 'Explain', exact: true }).last().click()
  await page.waitForURL(/\/explain/)
  await expect(page.getByRole('heading', { name: /refused/i }).first()).toBeVisible()
  await page
    .getByRole('button', { name: /create sensor/i })
    .first()
    .click()
  await expect(page.getByText(/accepted from now on/i).first()).toBeVisible()
  await page.goBack()

  await page.getByRole('button', { name: 'Replay', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Replay 1 message' }).click()
  await expect(dialog.getByText('Replayed').first()).toBeVisible()
  const { items } = await admin.get(`/devices/${device.id}/latest`)
  expect(items).toContainEqual(
    expect.objectContaining({ value: 61.5, ts: expect.stringContaining('2026-03-01T12:00:00') }),
  )
})
