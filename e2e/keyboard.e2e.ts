/** The main job with the keyboard alone: no click, no pointer, and the focus is seen at every stop. */
import type { Locator, Page } from '@playwright/test'
import mqtt, { type MqttClient } from 'mqtt'
import { test } from './installation'
import { keyboardHand } from './keyboard-hand'
import { expect } from './patient-expect'
import { readMosquittoLine } from './read-mosquitto-line'
import { untilItListens } from './until-it-listens'

test('a device is made, watched, mended and commanded by the keyboard alone', async ({
  page,
  installation,
}) => {
  test.setTimeout(600_000)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { goTo, press, write } = keyboardHand(page)
  const { keyboard } = page
  await page.goto(`${installation.url}/sign-in`)
  await write(page.getByLabel(/user ?name/i), installation.username)
  await write(page.getByLabel(/^password/i), installation.password)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await untilItListens(page)

  await press(page.getByRole('link', { name: 'Companies' }).first())
  await press(page.getByRole('button', { name: 'New company' }).first())
  await write(page.getByRole('dialog').getByLabel('Name'), 'Keyboard Works')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Keyboard Works' })).toBeVisible()

  await press(page.getByRole('link', { name: 'Tenants' }).first())
  await press(page.getByRole('button', { name: 'New tenant' }).first())
  await write(page.getByRole('dialog').getByLabel('Name'), 'Keyboard Hall')
  await keyboard.press('Enter')
  await page.waitForURL(/\/tenant\/\d+$/)
  const commands = page.getByRole('switch', { name: /commands/i })
  await press(commands, 'Space')
  await expect(commands).toBeChecked()

  await press(page.getByRole('link', { name: 'New device' }))
  await write(page.getByRole('textbox', { name: 'Name' }), 'Keyboard pump')
  await goTo(page.getByRole('radio', { checked: true }))
  const sensocan = page.getByRole('radio', { name: /sensocan/i })
  while (!(await sensocan.isChecked())) await keyboard.press('ArrowDown')
  await press(page.getByRole('button', { name: 'Create device' }))
  await press(page.getByRole('button', { name: 'Copy the mosquitto_pub command' }))
  await expect(page.getByRole('button', { name: 'Copied the mosquitto_pub command' })).toBeVisible()
  const { topic, payload, ...login } = readMosquittoLine(
    await page.evaluate(() => navigator.clipboard.readText()),
  )

  await press(page.getByRole('link', { name: 'Create sensors' }))
  await press(page.getByRole('button', { name: /^(new|create) sensor/i }).first())
  await write(page.getByRole('dialog').getByLabel('Slug'), 'temperature')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const device = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    ...login,
    reconnectPeriod: 0,
  })
  try {
    await press(page.getByRole('link', { name: 'Live', exact: true }))
    await expect(page.getByText('MQTT live')).toBeVisible()
    const value = page
      .getByRole('table', { name: 'Latest values' })
      .getByText(String(JSON.parse(payload).value))
    await sendUntilSeen(device, topic, payload, value.first())
    await mendsTheSlug(page, device, topic.replace('temperature', 'temperatur'), payload)
    await sendsCommand(page, device, topic.replace('/sensor/temperature', '/command'))
  } finally {
    await device.endAsync()
  }
})

/** The broker hears of a new sensor within two seconds: the device sends again, as devices do. */
async function sendUntilSeen(device: MqttClient, topic: string, payload: string, what: Locator) {
  await expect(async () => {
    await device.publishAsync(topic, payload, { qos: 1 })
    await expect(what).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
}

async function mendsTheSlug(page: Page, device: MqttClient, topic: string, payload: string): Promise<void> {
  const { press } = keyboardHand(page)
  await press(page.getByRole('link', { name: 'Live Logs', exact: true }).last())
  await expect(page.getByText('MQTT live')).toBeVisible()
  await device.publishAsync(topic, payload, { qos: 1 })
  await press(page.getByRole('button', { name: /refused.*temperatur"/ }).first())
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('unknown-sensor').first()).toBeVisible()
  await press(drawer.getByRole('button', { name: /create sensor/i }))
  await expect(page.getByText(/accepted from now on/i).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await sendUntilSeen(
    device,
    topic,
    payload,
    page.getByRole('button', { name: /allowed.*temperatur\b/ }).first(),
  )
}

async function sendsCommand(page: Page, device: MqttClient, base: string): Promise<void> {
  const { press, write } = keyboardHand(page)
  const received = new Promise<string>((resolve) => {
    device.on('message', (topic, payload) => resolve(`${topic} ${payload.toString()}`))
  })
  await device.subscribeAsync(`${base}/#`, { qos: 1 })
  await press(page.getByRole('link', { name: 'Commands', exact: true }).last())
  await write(page.getByRole('textbox', { name: 'Name' }), 'reboot')
  await write(page.getByRole('textbox', { name: 'Payload' }), '{"in":5}')
  await press(page.getByRole('button', { name: 'Send', exact: true }))
  expect(await received).toBe(`${base}/reboot {"in":5}`)
  await expect(page.getByText(/delivered/i).first()).toBeVisible()
}
