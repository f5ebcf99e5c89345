/** The demo fleet, from its overview: why a reading of the misbehaving device is missing, mended, and the next one stored. */
import { expect, type Locator } from '@playwright/test'
import mqtt from 'mqtt'
import { startProduct } from '../scripts/start-product.mjs'
import { apiOf } from './api'
import { test } from './installation'
import { signIn } from './sign-in'

const REASON_WITHIN_ACTIONS = 4
const MENDED_WITHIN_ACTIONS = 2

test('four actions lead from the overview to the reason, and two mend it', async ({ page, request }) => {
  const demo = await startProduct({ DEMO: '1' })
  try {
    const admin = await apiOf(request, demo)
    const refusal = await firstUnknownSensor(admin)
    const device = await admin.get(`/devices/${refusal.deviceId}`)
    let actions = 0
    const press = async (what: Locator) => {
      actions++
      await what.click()
    }
    await signIn(page, demo)
    await expect(page.getByRole('heading', { name: 'Refused lately' })).toBeVisible()

    await press(page.getByRole('link', { name: /has no sensor "temp_0l"/ }).first())
    await page.waitForURL(/\/messages\/\d+/)
    await expect(page.getByText('unknown-sensor').first()).toBeVisible()
    await expect(page.getByText(/Use "temp_01" if that was meant/).first()).toBeVisible()
    expect(actions).toBeLessThanOrEqual(REASON_WITHIN_ACTIONS)

    actions = 0
    await press(page.getByRole('button', { name: /create sensor/i }).first())
    await expect(page.getByText(/accepted from now on/i).first()).toBeVisible()
    expect(actions).toBeLessThanOrEqual(MENDED_WITHIN_ACTIONS)

    // The demo's device sends it again within two minutes: its double says the same sooner.
    const login = await admin.post(`/devices/${device.id}/credentials`, { kind: 'password' })
    const double = await mqtt.connectAsync(`mqtt://127.0.0.1:${demo.mqttPort}`, {
      username: login.username,
      password: login.password,
      clientId: device.id,
      reconnectPeriod: 0,
    })
    const topic = `tenant/${device.tenantId}/device/${device.id}/sensor/temp_0l`
    await expect(async () => {
      await double.publishAsync(topic, '{"value": 13.75}', { qos: 1 })
      const { items } = await admin.get(`/devices/${device.id}/latest`)
      expect(items).toContainEqual(expect.objectContaining({ slug: 'temp_0l', value: 13.75 }))
    }).toPass({ timeout: 10_000 })
    await double.endAsync(true)
  } finally {
    await page.goto('about:blank')
    await demo.stop()
  }
})

async function firstUnknownSensor(admin: Awaited<ReturnType<typeof apiOf>>): Promise<{ deviceId: string }> {
  let found: { deviceId: string } | undefined
  await expect(async () => {
    const { items } = await admin.get('/logs?outcome=refused&limit=50')
    found = items.find(({ code }: { code: string }) => code === 'unknown-sensor')
    expect(found).toBeDefined()
  }).toPass({ timeout: 60_000 })
  if (!found) throw new Error('no refusal')
  return found
}
