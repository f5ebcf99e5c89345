/** An engineer reads and commands, a viewer reads; neither replays nor provisions, by page or by API; and the audit has it all. */
import { expect } from '@playwright/test'
import { apiOf } from './api'
import { test } from './installation'
import { makeHall } from './make-hall'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'
import { PASSWORD, signInAs } from './sign-in-as'

test('neither engineer nor viewer may replay or provision, and what the admin did is in the audit', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Role')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Role pump', dialect: 'sensocan' })
  for (const role of ['engineer', 'viewer']) {
    await admin.post('/users', { username: `role.${role}`, role, companyId: company.id, password: PASSWORD })
  }
  const seq = await refuseLogin(admin, installation, device)
  for (const username of ['role.engineer', 'role.viewer']) {
    await signInAs(page, installation, username)
    await page.goto(`${installation.url}/messages/${seq}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Replay' })).toHaveCount(0)
    await page.goto(`${installation.url}/tenant/${tenant.id}/devices`)
    await expect(page.getByText('Role pump').first()).toBeVisible()
    await expect(page.getByRole('link', { name: /new device|import/i })).toHaveCount(0)
    const { token } = await (
      await request.post(`${installation.url}/api/v1/auth/token`, { data: { username, password: PASSWORD } })
    ).json()
    const headers = { authorization: `Bearer ${token}` }
    for (const [path, data] of [
      ['/logs/replay', { seqs: [seq], dryRun: true }],
      ['/devices', { tenantId: tenant.id, name: 'Not allowed', dialect: 'plain' }],
      [`/devices/${device.id}/sensors`, { slug: 'not_allowed' }],
    ] as const) {
      const answer = await request.post(`${installation.url}/api/v1${path}`, { headers, data })
      expect(answer.status(), `${username} ${path}`).toBe(403)
    }
  }
  const engineer = await apiOf(request, { ...installation, username: 'role.engineer', password: PASSWORD })
  await engineer.get(`/devices/${device.id}`)

  await page.goto('about:blank')
  await page.context().clearCookies()
  await signIn(page, installation)
  await page.goto(`${installation.url}/audit?company=${company.id}`)
  const audit = page.getByRole('table', { name: 'Audit' })
  for (const [what, whom] of [
    ['created a company', 'Role Works'],
    ['created a tenant', 'Role Hall'],
    ['created a device', 'Role pump'],
    ['created a user', 'role.engineer'],
    ['created a user', 'role.viewer'],
  ] as const) {
    await expect(
      audit.getByRole('row').filter({ hasText: what }).filter({ hasText: whom }).first(),
      `${what} ${whom}`,
    ).toBeVisible()
  }
  await expect(audit.getByText('not_allowed')).toHaveCount(0)
})
