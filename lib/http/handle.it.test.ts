import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as auth } from '@/app/Auth/route'
import { POST as createCompany, GET as listCompanies } from '@/app/api/v1/companies/route'
import { POST as authConfig } from '@/app/api/v1/devices/[id]/auth-config/route'
import { GET as me } from '@/app/api/v1/me/route'
import { GET as openapi } from '@/app/api/v1/openapi.json/route'
import { login } from '@/lib/access/login'
import { operations } from '@/lib/contract/operations'
import { updateCompany } from '@/lib/services/companies/update-company'
import { endSession } from '@/lib/services/session/end-session'
import { startSession } from '@/lib/services/session/start-session'
import { updateUser } from '@/lib/services/users/update-user'
import { webServices } from '@/lib/session/web-services'
import {
  type ApiWorld,
  bearerOf,
  makeCallers,
  makeFullPlant,
  type Plant,
  startApiWorld,
} from '@/testing/api-world'
import { badJwts, goodJwt } from '@/testing/bad-jwts'
import { makeCompany, makeUser, PASSWORD } from '@/testing/provision'

let world: ApiWorld
let plant: Plant
let callers: Awaited<ReturnType<typeof makeCallers>>
beforeAll(async () => {
  world = await startApiWorld()
  plant = await makeFullPlant(world)
  callers = await makeCallers(world, plant)
})
afterAll(() => world.stop())

const none = { params: Promise.resolve({}) }
const post = (headers: Record<string, string>, body: string, url = 'http://box.test/api/v1/companies') =>
  new Request(url, { method: 'POST', headers: { 'x-forwarded-host': 'box.test:3000', ...headers }, body })
const asRoot = () => ({ authorization: `Bearer ${callers.root}`, 'content-type': 'application/json' })

async function signIn(username: string) {
  const { services, sessionSecret } = webServices()
  const claim = { username, password: PASSWORD, address: '192.0.2.1', userAgent: 'test' }
  const { sessionId, epoch } = await startSession(services, claim)
  const token = await encode({ token: { sid: sessionId, epoch }, secret: sessionSecret })
  return { sessionId, cookie: `next-auth.session-token=${token}` }
}

it('A25 takes a body as application/json alone', async () => {
  const headers = { ...asRoot(), 'content-type': 'text/plain' }
  const response = await createCompany(post(headers, '{"name":"Plain"}'), none)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    code: 'invalid',
    detail: expect.stringContaining('application/json'),
  })
})

it('refuses a body over 1 MiB, one that is not JSON, and one that is no object', async () => {
  expect(
    (await createCompany(post(asRoot(), JSON.stringify({ name: 'x'.repeat(1_100_000) })), none)).status,
  ).toBe(413)
  expect((await createCompany(post(asRoot(), '{"name":'), none)).status).toBe(400)
  expect((await createCompany(post(asRoot(), '[]'), none)).status).toBe(400)
})

it('refuses a query parameter that stands twice, a body field in the query, and a page over 200', async () => {
  const get = (query: string) =>
    listCompanies(new Request(`http://box.test/api/v1/companies?${query}`, { headers: asRoot() }), none)
  expect((await get('limit=1&limit=2')).status).toBe(400)
  expect((await get('name=x')).status).toBe(400)
  expect((await get('limit=201')).status).toBe(400)
  expect((await get('cursor=nonsense')).status).toBe(400)
  expect((await get('limit=1')).status).toBe(200)
})

it('says of a conflict which field it is about', async () => {
  const response = await createCompany(post(asRoot(), JSON.stringify({ name: plant.company.name })), none)
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ detail: 'A company with this name exists already.' })
})

it('A25 takes a change with the cookie of the console from its own pages alone', async () => {
  const { cookie } = await signIn('root.admin')
  const withCookie = (headers: Record<string, string>) =>
    createCompany(
      post({ cookie, 'content-type': 'application/json', ...headers }, '{"name":"By cookie"}'),
      none,
    )
  expect((await withCookie({})).status).toBe(403)
  expect((await withCookie({ origin: 'http://evil.test' })).status).toBe(403)
  expect((await withCookie({ origin: 'http://box.test:3001' })).status).toBe(403)
  expect((await withCookie({ origin: 'null' })).status).toBe(403)
  expect((await withCookie({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await withCookie({ origin: 'http://box.test:3000', 'sec-fetch-site': 'same-site' })).status).toBe(
    403,
  )
  expect((await withCookie({ origin: 'http://box.test:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(
    201,
  )
})

it('looks at the row of the session on each request', async () => {
  const user = await makeUser(world.broker.admin, plant.company.id, 'viewer')
  const ask = async (cookie: string) =>
    (await me(new Request('http://box.test/api/v1/me', { headers: { cookie } }), none)).status
  const first = await signIn(user.username)
  const second = await signIn(user.username)
  expect(await ask(first.cookie)).toBe(200)
  await endSession(webServices().services, first.sessionId)
  expect(await ask(first.cookie)).toBe(401)
  expect(await ask(second.cookie)).toBe(200)
  await updateUser(world.broker.admin, { id: user.id, password: 'quite another password' })
  expect(await ask(second.cookie)).toBe(401)
})

it('A16 answers 401 to a Bearer JWT that is wrong in anything', async () => {
  const user = await makeUser(world.broker.admin, plant.company.id, 'viewer')
  const { jwtKey } = webServices().services.access.keys
  const ask = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await me(new Request('http://box.test/api/v1/me', { headers }), none)).status
  }
  expect(await ask(await goodJwt(jwtKey, user))).toBe(200)
  for (const [what, make] of badJwts) expect([what, await ask(await make(jwtKey, user))]).toEqual([what, 401])
})

it('takes the cookie of the plain port on the plain port alone', async () => {
  const { cookie } = await signIn('root.admin')
  const headers = { cookie, 'x-forwarded-proto': 'https' }
  expect((await me(new Request('http://box.test/api/v1/me', { headers }), none)).status).toBe(401)
})

it('shuts out who has roles in suspended companies only', async () => {
  const company = await makeCompany(world.broker.admin)
  const user = await makeUser(world.broker.admin, company.id, 'company-admin')
  const authorization = `Bearer ${await bearerOf(webServices().services, user.id)}`
  const ask = async () =>
    (await me(new Request('http://box.test/', { headers: { authorization } }), none)).status
  expect(await ask()).toBe(200)
  await updateCompany(world.broker.admin, { id: company.id, status: 'suspended' })
  expect(await ask()).toBe(401)
})

it('answers an auth config as a file that is not stored, with a credential that works', async () => {
  const url = `http://box.test/api/v1/devices/${plant.device.id}/auth-config?format=json`
  const request = new Request(url, {
    method: 'POST',
    headers: { ...asRoot(), 'x-forwarded-host': 'box.test:3000' },
  })
  const response = await authConfig(request, { params: Promise.resolve({ id: plant.device.id }) })
  expect(response.status).toBe(201)
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[A-Za-z0-9-]+-auth-config\.json"$/,
  )
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const config = await response.json()
  expect(config).toMatchObject({ version: 1, host: 'box.test', deviceId: plant.device.id })
  const { access } = webServices().services
  const claim = {
    username: config.username,
    password: Buffer.from(config.password),
    address: '192.0.2.2',
    version: 4,
  } as const
  expect(await login(access, claim)).toMatchObject({ ok: true, principal: { deviceId: plant.device.id } })
})

it('answers POST /Auth with a bare JWT that opens the API, and 401 to a wrong password', async () => {
  const body = (Password: string) => JSON.stringify({ Username: 'root.admin', Password })
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.3' }
  const right = await auth(post(headers, body(PASSWORD), 'http://box.test/Auth'))
  expect(right.status).toBe(200)
  const authorization = `Bearer ${await right.json()}`
  expect((await me(new Request('http://box.test/', { headers: { authorization } }), none)).status).toBe(200)
  expect((await auth(post(headers, body('wrong'), 'http://box.test/Auth'))).status).toBe(401)
})

it('describes each operation in the OpenAPI document', async () => {
  const document = await (await openapi()).json()
  for (const { path, method, id } of operations) {
    expect(document.paths[path][method.toLowerCase()].operationId).toBe(id)
  }
})
