/** The checklist waits live: it says what went wrong, and turns by itself when the first reading is stored. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { apiOf } from './api'
import { test } from './installation'
import { signIn } from './sign-in'

test('the first-run checklist names what went wrong, and turns green with the first reading', async ({
  page,
  request,
  installation,
}) => {
  const admin = await apiOf(request, installation)
  const company = await admin.post('/companies', { name: 'First Works' })
  await signIn(page, installation)
  await page.goto(`${installation.url}/?company=${company.id}`)
  await expect(page.getByText('Create a tenant (Next)')).toBeVisible()

  const tenant = await admin.post('/tenants', { companyId: company.id, name: 'First Hall' })
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name: 'First Press',
    dialect: 'sensocan',
  })
  await page.reload()
  await expect(page.getByText('Connect it (waiting)')).toBeVisible()

  const [credential] = device.credentials
  const address = `mqtt://127.0.0.1:${installation.mqttPort}`
  const wrong = { username: credential.username, password: 'not this one', reconnectPeriod: 0 }
  await expect(mqtt.connectAsync(address, wrong)).rejects.toThrow(/authorized/i)
  await expect(page.getByText(/password is wrong/i)).toBeVisible()

  const client = await mqtt.connectAsync(address, { ...wrong, password: credential.password })
  await expect(page.getByText('Connect it (Done)')).toBeVisible()
  const topic = `tenant/${tenant.id}/device/${device.id}/sensor/temp_01`
  await client.publishAsync(topic, '{"value":1}', { qos: 1 })
  await expect(page.getByText(/has no sensor "temp_01"/)).toBeVisible()

  await admin.post(`/devices/${device.id}/sensors`, { slug: 'temp_01' })
  await expect(async () => {
    await client.publishAsync(topic, '{"value":1}', { qos: 1 })
    await expect(page.getByText('The first reading is stored')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await client.endAsync()
})
