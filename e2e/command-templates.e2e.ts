/** A saved command with a hole in it, and one sending to every device of the tenant that can hear it. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a command template reaches the devices that it was shown to reach', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Command')
  await admin.patch(`/tenants/${tenant.id}`, { settings: { sensocanCommands: true } })
  const heard: string[] = []
  const clients = await Promise.all(
    ['Fan 1', 'Fan 2'].map(async (name) => {
      const device = await admin.post('/devices', { tenantId: tenant.id, name, dialect: 'sensocan' })
      const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
        ...device.credentials[0],
        reconnectPeriod: 0,
      })
      client.on('message', (topic, payload) => heard.push(`${topic.split('/').at(-1)} ${payload}`))
      await client.subscribeAsync(`tenant/${tenant.id}/device/${device.id}/command/#`, { qos: 1 })
      return client
    }),
  )
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}/commands`)
  await page.getByRole('button', { name: 'New template' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Label').fill('Set the speed')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await dialog.getByLabel('Name of the command').fill('speed')
  await dialog.getByLabel('Payload').fill('{"rpm": {{rpm}}}')
  await dialog.getByLabel('Type of rpm').selectOption('number')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /Set the speed/ })).toBeVisible()

  await page.getByRole('link', { name: 'Send to many' }).click()
  await page.getByLabel('rpm').fill('900')
  await page.getByRole('button', { name: 'Look first' }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('2 of 2 devices can be told it.')
  expect(heard).toEqual([])
  await page.getByRole('button', { name: 'Send to 2' }).click()
  await page.waitForURL(/\/batches\//)
  const table = page.getByRole('table', { name: 'Commands of the job' })
  await expect(table.getByText('delivered', { exact: true })).toHaveCount(2)
  expect(heard).toEqual(['speed {"rpm":900}', 'speed {"rpm":900}'])
  await Promise.all(clients.map((client) => client.endAsync()))
})
