/** WCAG 2.2 AA by axe: every page, light and dark, desktop and phone; and no page scrolls sideways. */
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { apiOf } from './api'
import { type Installation, test } from './installation'
import { filled, type PageIds, pages } from './pages'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const WIDTHS = [1440, 390]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}, at either width`, async ({
    page,
    request,
    installation,
  }) => {
    test.setTimeout(300_000)
    const admin = await apiOf(request, installation)
    const ids = await makeHall(admin, installation, colorScheme)
    await signIn(page, installation)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of pages) {
      const address = filled(path, ids)
      await page.goto(`${installation.url}${address}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        const where = `${address}, ${width} px`
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          where,
        ).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
      }
    }
  })
}

/** Something to be seen on every page. */
async function makeHall(
  admin: Awaited<ReturnType<typeof apiOf>>,
  installation: Installation,
  name: string,
): Promise<PageIds> {
  const company = await admin.post('/companies', { name: `Axe Works ${name}` })
  const tenant = await admin.post('/tenants', { companyId: company.id, name: `Axe Hall ${name}` })
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Axe Press', dialect: 'capture' })
  const user = await admin.post('/users', {
    username: `axe.reader.${name}`,
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
  return { tenantId: tenant.id, deviceId: device.id, userId: user.id, seq, jobId: job.id }
}
