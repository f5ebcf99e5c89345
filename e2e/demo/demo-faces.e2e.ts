/** Every page of the console with the demo fleet: none has an empty face, and each is laid out well on a desk and on a phone. */
import type { Page } from '@playwright/test'
import { apiOf } from '../api'
import { test } from '../installation'
import { expect } from '../patient-expect'
import { signIn } from '../sign-in'
import { demoPages } from './demo-pages'
import { demoFleet } from './fleet'
import { layoutFlaws } from './layout-flaws'

/** Nothing there, nothing that matches, not found, failed, or still loading; a form that waits to be filled in is none. */
const FACES = '[data-face]:not([data-face=unasked])'
/** The desk last: it is the next page's first. */
const WIDTHS = [390, 1440]

test('no page of the demo has an empty face or a flawed layout', async ({ page, request, installation }) => {
  test.setTimeout(900_000)
  const admin = await apiOf(request, installation)
  const fleet = await demoFleet(admin)
  const { tenantId, deviceId } = fleet.ids
  await signIn(page, installation)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  // API keys and pins are the reader's own: no demo brings them.
  const me = await admin.get('/me')
  await admin.post(`/users/${me.id}/api-keys`, { label: 'Reader' })
  await page.goto(`${installation.url}/tenant/${tenantId}/devices/${deviceId}/charts`)
  await page.getByRole('button', { name: /^pin/i }).first().click()

  const addresses = demoPages(fleet)
  expect(addresses.length).toBeGreaterThan(30)
  for (const address of addresses) {
    const answer = await page.goto(`${installation.url}${address}`)
    expect(answer?.status(), address).toBe(200)
    await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
    await expect(page.locator(FACES), address).toHaveCount(0)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      expect.soft(await settledFlaws(page), `${address} at ${width} px`).toEqual([])
    }
  }
})

/** Charts and virtual lists follow a new width a frame or two later: what is still wrong then is a flaw. */
async function settledFlaws(page: Page): Promise<string[]> {
  let flaws: string[] = []
  await expect
    .poll(
      async () => {
        flaws = await page.evaluate(layoutFlaws)
        return flaws.length
      },
      { timeout: 5_000 },
    )
    .toBe(0)
    .catch(() => undefined)
  return flaws
}

test('the fleet is of 200 devices, some away, and one that never connected is coached', async ({
  page,
  request,
  installation,
}) => {
  test.setTimeout(300_000)
  const admin = await apiOf(request, installation)
  await demoFleet(admin)
  const { items } = await admin.get('/devices?q=Desk room 60')
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${items[0].tenantId}/devices/${items[0].id}`)
  await expect(page.getByText('First connection')).toBeVisible()
  // Four lie on the shelf and one has a wrong password; five have sent what they kept and left.
  await expect
    .poll(async () => (await admin.get('/overview')).devices, { timeout: 120_000 })
    .toEqual({ total: 200, online: 190, offline: 5, neverSeen: 5 })
})
