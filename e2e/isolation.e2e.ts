/** Promise 4 over the pages: another company's user, and one limited to another tenant, see nothing of it on any page. */
import { expect, type Page } from '@playwright/test'
import { apiOf } from './api'
import { type Installation, test } from './installation'
import { filled, pages } from './pages'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'

const PASSWORD = 'a long enough password'
/** Words that stand in what is hidden and nowhere else. */
const HIDDEN = ['Hidden Holding', 'Hidden Hall', 'Hidden Press', 'hidden_slug', 'hidden.reader']

test('A26 what is not theirs is on no page', async ({ page, request, installation }) => {
  const admin = await apiOf(request, installation)
  const hidden = await admin.post('/companies', { name: 'Hidden Holding' })
  const hall = await admin.post('/tenants', { companyId: hidden.id, name: 'Hidden Hall' })
  const open = await admin.post('/tenants', { companyId: hidden.id, name: 'Open Hall' })
  const press = await admin.post('/devices', { tenantId: hall.id, name: 'Hidden Press', dialect: 'sensocan' })
  await admin.post(`/devices/${press.id}/sensors`, { slug: 'hidden_slug' })
  const reader = await admin.post('/users', {
    username: 'hidden.reader',
    role: 'viewer',
    companyId: hidden.id,
    tenantIds: [hall.id],
    password: PASSWORD,
  })
  const other = await admin.post('/companies', { name: 'Other Works' })
  await admin.post('/users', {
    username: 'other.admin',
    role: 'company-admin',
    companyId: other.id,
    password: PASSWORD,
  })
  await admin.post('/users', {
    username: 'open.engineer',
    role: 'engineer',
    companyId: hidden.id,
    tenantIds: [open.id],
    password: PASSWORD,
  })

  const seq = await refuseLogin(admin, installation, press)
  await admin.patch(`/tenants/${hall.id}`, { settings: { sensocanCommands: true } })
  const job = await admin.post('/commands/batch', {
    deviceIds: [press.id],
    expectedCount: 1,
    command: { name: 'restart', payload: 1 },
  })
  const ids = {
    companyId: hidden.id,
    tenantId: hall.id,
    deviceId: press.id,
    userId: reader.id,
    seq,
    jobId: job.id,
  }
  const addresses = pages.flatMap((path) => {
    const address = filled(path, ids)
    return [address, `${address}?companyId=${hidden.id}&tenantId=${hall.id}`]
  })
  expect(addresses.length).toBeGreaterThan(30)
  const seen = await wordsOn(page, installation, addresses)
  expect([...seen].sort()).toEqual([...HIDDEN].sort())
  for (const username of ['other.admin', 'open.engineer']) {
    // An open page of the one before would ask on without its cookie.
    await page.goto('about:blank')
    await page.context().clearCookies()
    await signIn(page, { ...installation, username, password: PASSWORD })
    // The company's own name is known to those who are in it.
    const words = username === 'open.engineer' ? HIDDEN.slice(1) : HIDDEN
    for (const address of addresses) {
      for (const headers of [{}, { rsc: '1' }]) {
        const text = await (await page.request.get(`${installation.url}${address}`, { headers })).text()
        for (const word of words)
          expect(text.includes(word), `${username} reads "${word}" at ${address}`).toBe(false)
      }
    }
  }
})

/** What the administrator reads: proof that the words would be found. */
async function wordsOn(
  page: Page,
  installation: Installation,
  addresses: readonly string[],
): Promise<Set<string>> {
  await signIn(page, installation)
  const seen = new Set<string>()
  for (const address of addresses) {
    const text = await (await page.request.get(`${installation.url}${address}`)).text()
    for (const word of HIDDEN) if (text.includes(word)) seen.add(word)
  }
  return seen
}

test('A26 a page asks who has not signed in to do so', async ({ request, installation }) => {
  const nil = '00000000-0000-4000-8000-000000000000'
  for (const path of pages) {
    const address = filled(path, {
      companyId: nil,
      tenantId: 1,
      deviceId: nil,
      userId: nil,
      seq: 1,
      jobId: nil,
    })
    const answer = await request.get(`${installation.url}${address}`)
    expect(answer.url(), `at ${address}`).toMatch(/\/sign-in(\?|$)/)
    expect(await answer.text(), `at ${address}`).toContain('>Sign in</h1>')
  }
})
