/** Whose session waits: what for, and until an admin ends it; in the list and on the page of the device. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a session whose client is away is found with what waits for it, and ended', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Away')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Night pump', dialect: 'plain' })
  const connect = (clientId: string) =>
    mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
      ...device.credentials[0],
      clientId,
      clean: false,
      reconnectPeriod: 0,
    })
  const away = await connect('night-pump')
  await away.subscribeAsync('hall/#', { qos: 1 })
  await away.endAsync()

  await signIn(page, installation)
  await page.goto(`${installation.url}/connections?company=${company.id}`)
  await page.getByRole('navigation', { name: 'Connections' }).getByRole('link', { name: 'Away' }).click()
  await expect(page).toHaveURL(new RegExp(`/connections/away\\?company=${company.id}$`))
  const row = page.getByRole('row', { name: /Night pump/ })
  await expect(row).toContainText('night-pump')
  await page.getByLabel('Messages').selectOption('true')
  await expect(page.getByText('No away sessions match')).toBeVisible()

  const writer = await connect('writer')
  await writer.publishAsync('hall/1/speed', '12', { qos: 1 })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(row).toContainText('2 bytes')

  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}/session`)
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Away session' }) })
  await expect(card).toContainText('hall/#')
  await expect(card).toContainText('1 message')
  await card.getByRole('button', { name: 'End the session of Night pump' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Deletes what waits for it: 1 message.')
  await dialog.getByRole('button', { name: 'End session' }).click()
  await expect(page.getByText('The session of Night pump has ended.')).toBeVisible()
  await expect(card).toBeHidden()

  await page.goto(`${installation.url}/audit?company=${company.id}&subjectKind=away-session`)
  await expect(page.getByRole('row', { name: /Night pump/ })).toContainText('night-pump')
  await writer.endAsync()
})
