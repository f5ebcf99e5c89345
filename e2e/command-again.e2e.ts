/** The composer: what is no JSON is not sent, what was sent is sent again, what waits is taken back. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a command that cannot be read is held back, and one of the history is changed and sent again', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Again')
  await admin.patch(`/tenants/${tenant.id}`, { settings: { sensocanCommands: true } })
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Again fan', dialect: 'sensocan' })
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    ...device.credentials[0],
    reconnectPeriod: 0,
  })
  const heard: string[] = []
  client.on('message', (_, payload) => heard.push(payload.toString()))
  await client.subscribeAsync(`tenant/${tenant.id}/device/${device.id}/command/#`, { qos: 1 })
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}/commands`)
  const payload = page.getByRole('textbox', { name: 'Payload' })
  const send = page.getByRole('button', { name: 'Send', exact: true })
  await page.getByLabel('Name').fill('speed')
  await payload.fill('{"rpm": 900')
  await send.click()
  await expect(page.getByText(/^Not JSON/)).toBeVisible()
  await payload.fill('{"rpm": 900}')
  await send.click()
  await expect.poll(() => heard).toEqual(['{"rpm":900}'])

  await payload.fill('{}')
  await page.getByRole('button', { name: 'Use speed again' }).click()
  await expect(payload).toBeFocused()
  await expect(payload).toHaveValue(/"rpm": 900/)
  await payload.fill('{"rpm": 1200}')
  await send.click()
  await expect.poll(() => heard).toEqual(['{"rpm":900}', '{"rpm":1200}'])
  await client.endAsync()

  // With nobody there it waits, and can be taken back.
  await payload.fill('{"rpm": 0}')
  await send.click()
  await page.getByRole('button', { name: 'Take speed back' }).click()
  await expect(page.getByText('Taken back before it was sent.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take speed back' })).toHaveCount(0)
})
