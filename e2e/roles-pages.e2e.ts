/** What a viewer and an engineer find on each page: nothing that provisions, and no switch that gives way. */
import { expect, type Page } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { filled, pages } from './pages'
import { refuseLogin } from './refuse-login'
import { PASSWORD, signInAs } from './sign-in-as'

/** How a control that provisions begins. */
const PROVISIONS =
  /^(create|new|delete|enable|disable|suspend|activate|issue|rotate|import|revoke|rename|edit|replace|replay|turn|cut|let|accept|reviewed|raise)\b/i
/** Everybody's own affairs. */
const OWN_AFFAIRS = ['/account']
/** What commands are made of is an engineer's to make. */
const isOfCommands = (path: string): boolean => path.includes('/commands')

for (const role of ['viewer', 'engineer'] as const) {
  test(`no page offers a ${role} what a ${role} may not do`, async ({ page, request, installation }) => {
    test.setTimeout(900_000)
    const { admin, company, tenant } = await makeHall(request, installation, `Offer ${role}`)
    const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Pump', dialect: 'sensocan' })
    const join = (username: string) =>
      admin.post('/users', { username, role, companyId: company.id, password: PASSWORD })
    await join(`offer.${role}`)
    // Of its own keys everybody is the owner.
    const other = await join(`other.${role}`)
    const seq = await refuseLogin(admin, installation, device)
    const job = await admin.post('/commands/batch', {
      deviceIds: [device.id],
      expectedCount: 1,
      command: { name: 'a/b/c', payload: 1 },
    })
    // What could not be sent, and why, is on its page too.
    await expect.poll(async () => (await admin.get(`/jobs/${job.id}`)).failed).toBe(1)
    await signInAs(page, installation, `offer.${role}`)
    for (const path of pages) {
      if (OWN_AFFAIRS.includes(path) || (role === 'engineer' && isOfCommands(path))) continue
      const address = filled(path, {
        companyId: company.id,
        tenantId: tenant.id,
        deviceId: device.id,
        userId: other.id,
        seq,
        jobId: job.id,
      })
      await page.goto(`${installation.url}${address}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await offered(page), address).toEqual([])
    }
    await page.goto('about:blank')
  })
}

/** Names of what can be pressed in the page itself and would provision. */
async function offered(page: Page): Promise<string[]> {
  const main = page.getByRole('main')
  const names = await main
    .locator('button:enabled, a[href]')
    .evaluateAll((elements) =>
      elements.map((element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()),
    )
  const switches = await main.locator('[role="switch"]:enabled').count()
  return [...names.filter((name) => PROVISIONS.test(name)), ...Array<string>(switches).fill('a switch')]
}
