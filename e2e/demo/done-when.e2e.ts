/** The demo fleet, from its overview: why a reading of the misbehaving device is missing, mended, and the next one stored. */
import type { Locator } from '@playwright/test'
import { apiOf } from '../api'
import { test } from '../installation'
import { expect } from '../patient-expect'
import { signIn } from '../sign-in'
import { demoFleet } from './fleet'

const REASON_WITHIN_ACTIONS = 4
const MENDED_WITHIN_ACTIONS = 2

test('four actions lead from the overview to the reason, and two mend it', async ({
  page,
  request,
  installation,
}) => {
  test.setTimeout(300_000)
  const admin = await apiOf(request, installation)
  const { ids } = await demoFleet(admin)
  const { deviceId } = ids
  let actions = 0
  const press = async (what: Locator) => {
    actions++
    await what.click()
  }
  await signIn(page, installation)
  await page.goto(installation.url)
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

  // Every other mistake of the device is this one: half a minute later it says it again.
  await expect
    .poll(async () => (await admin.get(`/devices/${deviceId}/latest`)).items, { timeout: 90_000 })
    .toContainEqual(expect.objectContaining({ slug: 'temp_0l', value: 13.9 }))
})
