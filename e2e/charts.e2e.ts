/** What a device sent: among its live values, drawn, as a table, pinned to the tenant's page; and nothing where there is nothing. */
import { type APIRequestContext, expect } from '@playwright/test'
import mqtt from 'mqtt'
import { type Installation, test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a path is found among the live values of a device', async ({ page, request, installation }) => {
  const { path } = await makePump(request, installation, 'Live')
  await signIn(page, installation)
  await page.goto(`${path}/live`)
  const warm = page.getByRole('table', { name: 'Latest values' }).getByRole('row', { name: /temp_01/ })
  await expect(warm).toContainText('21.5')
  const find = page.getByRole('searchbox', { name: 'Find a path or slug' })
  await find.fill('flow')
  await expect(warm).toHaveCount(0)
  await expect(page).toHaveURL(/find=flow/)
  await find.fill('no such path')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(warm).toBeVisible()
})

test("a chart is pinned to the tenant's page, and its unpinning undone", async ({
  page,
  request,
  installation,
}) => {
  const { path, tenantPath } = await makePump(request, installation, 'Chart')
  await signIn(page, installation)
  await page.goto(`${path}/charts`)
  await page.getByRole('button', { name: /^Pin / }).first().click()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await page.goto(tenantPath)
  const pin = page.getByRole('link', { name: /^Chart pump: / })
  await expect(pin).toBeVisible()
  await page.getByRole('button', { name: /^Unpin Chart pump/ }).click()
  await expect(pin).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(pin).toBeVisible()
})

test('a device without a sensor has nothing to draw, and says so', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Silent')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Silent pump', dialect: 'plain' })
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}/charts`)
  await expect(page.getByRole('heading', { name: 'Nothing to draw yet' })).toBeVisible()
})

/** A device that has sent, and is gone again. */
async function makePump(request: APIRequestContext, installation: Installation, name: string) {
  const { admin, tenant } = await makeHall(request, installation, name)
  const pump = { tenantId: tenant.id, name: `${name} pump`, dialect: 'sensocan' }
  const device = await admin.post('/devices', pump)
  for (const slug of ['temp_01', 'flow_01']) await admin.post(`/devices/${device.id}/sensors`, { slug })
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    ...device.credentials[0],
    reconnectPeriod: 0,
  })
  const base = `tenant/${tenant.id}/device/${device.id}/sensor`
  await client.publishAsync(`${base}/temp_01`, '{"value":20.5}', { qos: 1 })
  await client.publishAsync(`${base}/temp_01`, '{"value":21.5}', { qos: 1 })
  await client.publishAsync(`${base}/flow_01`, '{"value":3}', { qos: 1 })
  await client.endAsync()
  const tenantPath = `${installation.url}/tenant/${tenant.id}`
  return { path: `${tenantPath}/devices/${device.id}`, tenantPath }
}
