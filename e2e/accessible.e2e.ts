/** WCAG 2.2 AA by axe: every page, light and dark, desktop and phone; and no page scrolls sideways, down to 320 px. */
import { expect, type Page } from '@playwright/test'
import { apiOf } from './api'
import { axeFlaws } from './axe-flaws'
import { type Installation, test } from './installation'
import { filled, type PageIds, pages } from './pages'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'

/** In which each page is looked at, on one load of it. */
const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 390 },
] as const
/** Down to which no page scrolls sideways. */
const NARROWEST = 320

test('axe finds nothing on any page, in either theme, at either width', async ({
  page,
  request,
  installation,
}) => {
  test.setTimeout(600_000)
  const admin = await apiOf(request, installation)
  const ids = await makeHall(admin, installation)
  await signIn(page, installation)
  for (const path of pages) {
    const address = filled(path, ids)
    await page.goto(`${installation.url}${address}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      expect(await axeFlaws(page), `${address}, ${colorScheme}, ${width} px`).toEqual([])
      expect(await overflowOf(page), `${address} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: NARROWEST, height: 900 })
    expect(await overflowOf(page), `${address} scrolls sideways at ${NARROWEST} px`).toBeLessThanOrEqual(0)
  }
})

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Something to be seen on every page. */
async function makeHall(
  admin: Awaited<ReturnType<typeof apiOf>>,
  installation: Installation,
): Promise<PageIds> {
  const company = await admin.post('/companies', { name: 'Axe Works' })
  const tenant = await admin.post('/tenants', { companyId: company.id, name: 'Axe Hall' })
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Axe Press', dialect: 'capture' })
  const user = await admin.post('/users', {
    username: 'axe.reader',
    role: 'viewer',
    companyId: company.id,
    password: 'a long enough password',
  })
  const seq = await refuseLogin(admin, installation, device)
  const job = await admin.post('/commands/batch', {
    deviceIds: [device.id],
    expectedCount: 1,
    command: { name: 'a/b/c', payload: 1 },
  })
  return {
    companyId: company.id,
    tenantId: tenant.id,
    deviceId: device.id,
    userId: user.id,
    seq,
    jobId: job.id,
  }
}
