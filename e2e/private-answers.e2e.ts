/** What an answer says of itself to browsers and caches, and that no spelling of a request goes round the sign-in. */
import { expect } from '@playwright/test'
import { apiOf } from './api'
import { type Installation, test } from './installation'
import { filled, pages } from './pages'
import { signIn } from './sign-in'

const NIL = '00000000-0000-4000-8000-000000000000'
const addresses = pages.map((path) =>
  filled(path, { companyId: NIL, tenantId: 1, deviceId: NIL, userId: NIL, seq: 1, jobId: NIL }),
)

/** Headers and spellings by which pages of Next were once had without their middleware. */
const variants: readonly (readonly [
  what: string,
  of: (address: string) => string,
  headers: Record<string, string>,
])[] = [
  ['as it is', (address) => address, {}],
  [
    'x-middleware-subrequest',
    (address) => address,
    { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
  ],
  [
    'x-middleware-subrequest of src',
    (address) => address,
    { 'x-middleware-subrequest': Array(5).fill('src/middleware').join(':') },
  ],
  [
    'x-middleware-rewrite',
    () => '/sign-in',
    { 'x-middleware-rewrite': '/overview', 'x-signalbox-path': '/overview' },
  ],
  ['RSC', (address) => `${address}?_rsc=1`, { rsc: '1' }],
  ['.rsc', (address) => `${address === '/' ? '/index' : address}.rsc`, {}],
  [
    'a prefetch',
    (address) => `${address}?_rsc=1`,
    { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' },
  ],
  [
    'a prefetched segment',
    (address) => address,
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  ],
  ['encoded slashes', (address) => `/${encodeURIComponent(address.slice(1))}`, {}],
  ['doubled slashes', (address) => address.replaceAll('/', '//'), {}],
  ['a cookie that is none', (address) => address, { cookie: 'next-auth.session-token=x' }],
]

test('A26 no variant of a request shows a page to who has not signed in; what is answered is not stored', async ({
  request,
  installation,
}) => {
  const admin = await apiOf(request, installation)
  const { id } = await admin.post('/companies', { name: 'Whoever Reads This' })
  for (const address of [...addresses, `/companies/${id}`]) {
    for (const [what, of, headers] of variants) {
      const response = await request.get(`${installation.url}${of(address)}`, { headers, maxRedirects: 0 })
      const text = await response.text()
      expect(text.includes('Whoever Reads This'), `${what} at ${address}`).toBe(false)
      const goesToSignIn = /sign-in/.test(`${response.headers().location ?? ''}${response.url()}${text}`)
      expect(
        [400, 404, 308].includes(response.status()) || goesToSignIn,
        `${what} at ${address}: ${response.status()}`,
      ).toBe(true)
      expect(response.headers()['cache-control'] ?? '', `${what} at ${address}`).not.toMatch(
        /public|s-maxage/,
      )
    }
  }
})

test('A26 pages and calls of who has signed in are private and not stored', async ({
  page,
  installation,
}) => {
  await signIn(page, installation)
  const plain = pages.filter((path) => !path.includes('['))
  for (const address of [...plain, '/api/v1/me', '/api/v1/devices']) {
    const response = await page.request.get(`${installation.url}${address}`)
    const caching = response.headers()['cache-control']
    expect(caching, address).toMatch(/private/)
    expect(caching, address).toMatch(/no-store/)
  }
})

test('A25 a method stays what it is, whatever a header, a query or a body calls it', async ({
  request,
  installation,
}) => {
  const admin = await apiOf(request, installation)
  const { id } = await admin.post('/companies', { name: 'Stays Where It Is' })
  const { token } = await admin.post('/auth/token', {
    username: installation.username,
    password: installation.password,
  })
  const at = `${installation.url}/api/v1/companies/${id}`
  const authorization = `Bearer ${token}`
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    const headers = { authorization, [name]: 'DELETE' }
    expect((await request.post(at, { headers, data: {} })).status()).toBe(405)
    expect((await request.get(at, { headers })).status()).toBe(200)
  }
  expect((await request.get(`${at}?_method=DELETE`, { headers: { authorization } })).status()).toBe(400)
  expect(
    (await request.patch(at, { headers: { authorization }, data: { _method: 'DELETE' } })).status(),
  ).toBe(400)
  expect((await admin.get(`/companies/${id}`)).name).toBe('Stays Where It Is')
})

test('A27 page, call, error and asset carry the headers that browsers ask for', async ({
  page,
  installation,
}) => {
  const { url } = installation
  await page.goto(`${url}/sign-in`)
  const script = await page.locator('script[src]').first().getAttribute('src')
  for (const [what, address] of [
    ['page', '/sign-in'],
    ['call', '/api/v1/openapi.json'],
    ['refused call', '/api/v1/me'],
    ['call that is none', '/api/v1/nothing'],
    ['page that is none', '/sign-in/nothing'],
    ['asset', script ?? ''],
    ['asset that is none', '/_next/static/nothing.js'],
  ] as const) {
    const headers = (await page.request.get(`${url}${address}`, { maxRedirects: 0 })).headers()
    expect(headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers, what).not.toHaveProperty('x-powered-by')
  }
  const nonces = new Set<string>()
  for (let visit = 0; visit < 3; visit++) nonces.add(await nonceOf(page.request, url))
  expect(nonces.size).toBe(3)
})

async function nonceOf(
  request: import('@playwright/test').APIRequestContext,
  url: Installation['url'],
): Promise<string> {
  const response = await request.get(`${url}/sign-in`)
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/)
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect(scripts.length).toBeGreaterThan(0)
  return nonce
}
