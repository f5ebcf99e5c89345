/** The page of a device that never connected: it says which step fails, and turns when the device comes through. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('the coach names the credential of a wrong kind and leads to the right one, then sees the device through to its first reading', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Coach')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Shy pump', dialect: 'sensocan' })
  await admin.post(`/devices/${device.id}/sensors`, { slug: 'temp_01' })
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}`)
  await expect(page.getByText('First connection')).toBeVisible()
  await expect(page.getByText('Watching', { exact: true }).first()).toBeVisible()

  const [credential] = device.credentials
  const address = `mqtt://127.0.0.1:${installation.mqttPort}`
  const wrong = { username: credential.username, password: 'sbx_tok_not_this_one', reconnectPeriod: 0 }
  await expect(mqtt.connectAsync(address, wrong)).rejects.toThrow(/authorized/i)
  const step = page.getByRole('listitem').filter({ hasText: /^Credential/ })
  await expect(step.getByText('Failed')).toBeVisible()
  await step.getByRole('link', { name: 'Issue a new credential (Access token)' }).click()
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('access-token')
  await expect(page.getByText(/A SensoCAN device logs in over mqtt, as over every listener/)).toBeVisible()
  await expect(page.getByText(/not_this_one/)).toHaveCount(0)
  await page.goBack()
  await expect(step.getByText('Failed')).toBeVisible()

  const client = await mqtt.connectAsync(address, { ...wrong, password: credential.password })
  await expect(step.getByText('Done')).toBeVisible()
  await client.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/temp_01`, '{"value":1}', {
    qos: 1,
  })
  await expect(page.getByText('It works').first()).toBeVisible()
  await client.endAsync()
})
