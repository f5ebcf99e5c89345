/** The main job, end to end: from signing in to a command that arrived. */
import { expect, type Page } from '@playwright/test'
import mqtt, { type MqttClient } from 'mqtt'
import { test } from './installation'
import { signInByHand } from './sign-in-by-hand'

test('a device provisioned in the browser is watched, mended and commanded', async ({
  page,
  installation,
}) => {
  await signInByHand(page, installation)

  await page.goto(`${installation.url}/companies`)
  await page.getByRole('button', { name: 'New company' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Journey Works')
  await page.getByRole('button', { name: 'Create company' }).click()
  await expect(page.getByRole('heading', { name: 'Journey Works', level: 1 })).toBeVisible()

  await page.goto(`${installation.url}/tenants`)
  await page.getByRole('button', { name: 'New tenant' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Hall 1')
  await page.getByRole('button', { name: 'Create tenant' }).click()
  await page.waitForURL(/\/tenant\/\d+$/)
  const tenantUrl = page.url()

  await page.getByRole('switch', { name: /commands/i }).click()
  await page.goto(`${tenantUrl}/devices/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Press 4')
  await page.getByRole('radio', { name: /sensocan/i }).check()
  await page.getByRole('button', { name: 'Create device' }).click()
  await page.getByRole('link', { name: 'Open the device' }).click()
  await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/)
  const deviceUrl = page.url()
  const deviceId = deviceUrl.split('/').at(-1)

  await page.goto(`${deviceUrl}/sensors`)
  await page
    .getByRole('button', { name: /^(new|create) sensor/i })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Slug').fill('temp_01')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /create/i })
    .click()
  await expect(page.getByText('temp_01').first()).toBeVisible()

  await page.goto(`${deviceUrl}/credentials`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /download/i }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk)
  const config = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  expect(config).toMatchObject({ version: 1, deviceId, dialect: 'sensocan' })

  const device = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    username: config.username,
    password: config.password,
    clientId: config.clientId,
    reconnectPeriod: 0,
  })
  try {
    const base = `tenant/${config.tenantId}/device/${config.deviceId}`
    await watchesLive(page, device, deviceUrl, base)
    await mendsTheSlug(page, device, deviceUrl, base)
    await sendsCommand(page, device, deviceUrl, base)
  } finally {
    await device.endAsync()
  }
})

async function watchesLive(page: Page, device: MqttClient, deviceUrl: string, base: string): Promise<void> {
  await page.goto(`${deviceUrl}/live`)
  await expect(page.getByText('MQTT live')).toBeVisible()
  await expect(page.getByText('No reading yet')).toBeVisible()
  await device.publishAsync(`${base}/sensor/temp_01`, '{"value":41.5}', { qos: 1 })
  await expect(page.getByText('41.5', { exact: true }).first()).toBeVisible()
  await device.publishAsync(`${base}/sensor/temp_01`, '{"value":42.25}', { qos: 1 })
  await expect(page.getByText('42.25', { exact: true }).first()).toBeVisible()
}

async function mendsTheSlug(page: Page, device: MqttClient, deviceUrl: string, base: string): Promise<void> {
  await page.goto(`${deviceUrl}/logs`)
  await device.publishAsync(`${base}/sensor/temp_0l`, '{"value":7.75}', { qos: 1 })
  const refused = page.getByRole('button', { name: /refused.*temp_0l/ }).first()
  await refused.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('unknown-sensor').first()).toBeVisible()
  await drawer.getByRole('button', { name: /create sensor/i }).click()
  await expect(page.getByText(/accepted from now on/i).first()).toBeVisible()
  await page.keyboard.press('Escape')
  // The broker hears of the sensor within two seconds; the device keeps sending.
  await expect(async () => {
    await device.publishAsync(`${base}/sensor/temp_0l`, '{"value":7.75}', { qos: 1 })
    await expect(page.getByRole('button', { name: /allowed.*temp_0l/ }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
}

async function sendsCommand(page: Page, device: MqttClient, deviceUrl: string, base: string): Promise<void> {
  const received = new Promise<string>((resolve) => {
    device.on('message', (topic, payload) => resolve(`${topic} ${payload.toString()}`))
  })
  await device.subscribeAsync(`${base}/command/#`, { qos: 1 })
  await page.goto(`${deviceUrl}/commands`)
  await page.getByLabel('Name').fill('reboot')
  await page.getByRole('textbox', { name: 'Payload' }).fill('{"in":5}')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  expect(await received).toBe(`${base}/command/reboot {"in":5}`)
  await expect(page.getByText(/delivered/i).first()).toBeVisible()
}
