/** Who is connected: found, ordered, cut; two clients that take one session from each other are named. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a connection is found, told that it is taken over, and cut, in the list and on the page of its device', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Swing')
  await admin.patch(`/tenants/${tenant.id}`, { settings: { sensocanCommands: true } })
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name: 'Swing pump',
    dialect: 'sensocan',
  })
  const connect = () =>
    mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
      ...device.credentials[0],
      clientId: 'swing-pump',
      reconnectPeriod: 0,
    })
  await connect()
  await connect()
  const last = await connect()
  const isCut = new Promise((closed) => last.once('close', () => closed(true)))
  await last.subscribeAsync(`tenant/${tenant.id}/device/${device.id}/command/#`)

  await signIn(page, installation)
  await page.goto(`${installation.url}/connections?company=${company.id}`)
  const row = page.getByRole('row', { name: /Swing pump/ })
  await expect(row).toContainText('Taken over again and again')
  await expect(row).toContainText('127.0.0.1')
  await page.getByRole('button', { name: 'Messages/s' }).click()
  await expect(page.getByRole('columnheader', { name: 'Messages/s' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByLabel('Who').selectOption('api-token')
  await expect(page.getByText('No connections match')).toBeVisible()
  await page.getByRole('link', { name: 'Show all connections' }).click()
  await expect(row).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`\\?company=${company.id}$`))

  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}/session`)
  await expect(page.getByText(`/device/${device.id}/command/#`)).toBeVisible()
  await page.getByRole('button', { name: 'Cut Swing pump' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cut' }).click()
  expect(await isCut).toBe(true)
  await expect(page.getByRole('heading', { name: 'Not connected' })).toBeVisible()
})

test('a list that cannot be read says why, with the id of the request and a way to ask again', async ({
  page,
  installation,
}) => {
  await signIn(page, installation)
  for (const path of ['/connections?sort=nonsense', '/audit?from=nonsense', '/jobs?state=nonsense']) {
    await page.goto(`${installation.url}${path}`)
    const failed = page.getByRole('main').getByRole('alert')
    await expect(failed.getByRole('heading', { name: 'This could not be loaded' })).toBeVisible()
    await expect(failed.getByText(/^Request [0-9a-f-]{36}$/)).toBeVisible()
    await expect(failed.getByRole('button', { name: 'Try again' })).toBeVisible()
  }
})
