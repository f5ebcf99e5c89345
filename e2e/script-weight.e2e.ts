/** What a page has the browser load before it can do anything; charts and editors come after it. */
import { expect } from '@playwright/test'
import { scriptKilobytes } from '../scripts/script-weight.mjs'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

/** Gzipped. React and Next.js are 133 of it. */
const KILOBYTES_MAX = 200

test('no page has more scripts than it may', async ({ page, request, installation }) => {
  const { admin, tenant } = await makeHall(request, installation, 'Weight')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Scale', dialect: 'sensocan' })
  await signIn(page, installation)
  const of = (tab: string) => `/tenant/${tenant.id}/devices/${device.id}${tab}`
  const weights: Record<string, number> = {}
  for (const path of [
    '/',
    '/devices',
    '/logs',
    '/explain',
    '/users',
    '/api-tokens',
    `/tenant/${tenant.id}`,
    of(''),
    of('/live'),
    of('/logs'),
    of('/charts'),
    of('/sensors'),
    of('/commands'),
    of('/credentials'),
  ]) {
    const response = await page.request.get(`${installation.url}${path}`)
    expect(response.status()).toBe(200)
    const read = async (source: string) =>
      (await page.request.get(new URL(source, installation.url).href)).body()
    weights[path] = await scriptKilobytes(await response.text(), read)
  }
  const tooHeavy = Object.entries(weights).filter(
    ([, kilobytes]) => !(kilobytes > 100 && kilobytes <= KILOBYTES_MAX),
  )
  expect(tooHeavy).toEqual([])
})
