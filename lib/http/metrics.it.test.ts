import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as metrics } from '@/app/api/metrics/route'
import { GET as me } from '@/app/api/v1/me/route'
import { readExposition, sumOf } from '@/bench/soak/read-exposition'
import type { Permission } from '@/lib/core/roles'
import { keepOwnMetrics } from '@/lib/log/own-metrics'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { ensureFirstAdministrator } from '@/lib/services/users/ensure-first-administrator'
import { closeWebServices, webServices } from '@/lib/session/web-services'
import { startWebMetrics } from '@/server/web-metrics'
import { type ApiWorld, bearerOf, startApiWorld } from '@/testing/api-world'
import { freePort } from '@/testing/free-port'
import { makeCompany, makeUser, PASSWORD } from '@/testing/provision'

let world: ApiWorld
let companyId: string
let root: string
const own = startWebMetrics()
beforeAll(async () => {
  world = await startApiWorld()
  keepOwnMetrics(own)
  const { services } = webServices()
  companyId = (await makeCompany(world.broker.admin)).id
  await ensureFirstAdministrator(services, { username: 'root.admin', password: PASSWORD })
  const user = await services.db.prisma.user.findUniqueOrThrow({ where: { username: 'root.admin' } })
  root = await bearerOf(services, user.id)
})
afterAll(async () => {
  own.stop()
  await world.stop()
})

const ask = (bearer?: string): Promise<Response> =>
  metrics(
    new Request('http://box.test/api/metrics', {
      headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    }),
  )

// Made with the web's key: the broker of the test has a key of its own.
const tokenWith = async (scopes: Permission[]): Promise<string> => {
  const ctx = { ...world.broker.admin, services: webServices().services }
  return (await createApiToken(ctx, { companyId, name: `for ${scopes}`, scopes })).value
}

const owner = async (): Promise<string> => {
  const { id } = await makeUser(world.broker.admin, companyId, 'company-admin')
  return bearerOf(webServices().services, id)
}

describe('who may read them', () => {
  it('401: nobody', async () => {
    const response = await ask()
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('401: a token that is none', async () => {
    expect((await ask('guessed')).status).toBe(401)
  })

  it('403: an API token without the scope, and a user who is no platform admin', async () => {
    expect((await ask(await tokenWith(['read:telemetry', 'provision']))).status).toBe(403)
    expect((await ask(await owner())).status).toBe(403)
  })

  it('200: a platform admin, and an API token with the scope', async () => {
    expect((await ask(root)).status).toBe(200)
    const response = await ask(await tokenWith(['admin']))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('no-store')
  })
})

it('are those of the broker and of the web, with the samples of a name together', async () => {
  let text = ''
  // A busy machine may keep the broker from answering in time, once.
  while (!text.includes('signalbox_broker_up 1')) text = await (await ask(root)).text()
  expect(text.match(/^# TYPE signalbox_memory_bytes /gm)).toHaveLength(1)
  const exposed = readExposition(text)
  for (const process of ['broker', 'web'])
    expect(sumOf(exposed, 'signalbox_memory_bytes', { process, kind: 'resident' })).toBeGreaterThan(0)
})

it('each stands in docs/operations.md, and no other does', async () => {
  let text = ''
  while (!text.includes('signalbox_broker_up 1')) text = await (await ask(root)).text()
  const told = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name)
  const written = readFileSync('docs/operations.md', 'utf8').match(/signalbox_[a-z_]+/g) ?? []
  const documented = new Set(written.map((name) => name.replace(/_bucket$/, '')))
  expect([...documented].sort()).toEqual(told.sort())
})

it('count a call of the API by its operation and status, whatever was asked for', async () => {
  const called = async (status: string) =>
    sumOf(readExposition(await own.text()), 'signalbox_api_calls_total', { route: 'GET /me', status })
  const before = await called('401')
  await me(new Request('http://box.test/api/v1/me?canary=1'), { params: Promise.resolve({}) })
  expect(await called('401')).toBe(before + 1)
  expect(await own.text()).not.toContain('canary')
})

it('say that the broker is away, and go on with the rest', async () => {
  process.env.BROKER_LINK = `127.0.0.1:${await freePort()}`
  await closeWebServices()
  const exposed = readExposition(await (await ask(root)).text())
  expect(sumOf(exposed, 'signalbox_broker_up')).toBe(0)
  expect(sumOf(exposed, 'signalbox_memory_bytes', { process: 'web', kind: 'heap' })).toBeGreaterThan(0)
})
