import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as publish } from '@/app/v1/publish/route'
import { POST as publishTo } from '@/app/v2/publish/[device]/route'
import type { DialectId } from '@/lib/core/dialect-id'
import type { Permission } from '@/lib/core/roles'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { getCommand } from '@/lib/services/commands/get-command'
import type { Ctx } from '@/lib/services/context'
import { createDevice } from '@/lib/services/devices/create-device'
import { webServices } from '@/lib/session/web-services'
import { type ApiWorld, bearerOf, startApiWorld } from '@/testing/api-world'
import { makePlant, makeTenant, makeUser } from '@/testing/provision'

let world: ApiWorld
/** With the keys of the web, which has to know the tokens. */
let admin: Ctx
beforeAll(async () => {
  world = await startApiWorld()
  admin = { ...world.broker.admin, services: webServices().services }
})
afterAll(() => world.stop())

const makeTokenWorld = async (dialect: DialectId, scopes: Permission[] = ['send:commands']) => {
  const plant = await makePlant(admin, dialect)
  const token = await createApiToken(admin, { companyId: plant.company.id, name: 'line', scopes })
  return { ...plant, token: token.value }
}

const call = (headers: Record<string, string>, body: object, device?: string) => {
  const path = device === undefined ? '/v1/publish' : `/v2/publish/${encodeURIComponent(device)}`
  const request = new Request(`http://box.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return device === undefined ? publish(request) : publishTo(request)
}

it('queues a command for a ThingScale device, by its id, its text untouched', async () => {
  const { device, token } = await makeTokenWorld('thingscale')
  const payload = '{"a": 1}  '
  const response = await call({ 'x-apitoken': token }, { deviceId: device.externalId, qos: 0, payload })
  expect(response.status).toBe(202)
  const { id, state } = await response.json()
  expect(state).toBe('queued')
  expect(await getCommand(admin, { id })).toMatchObject({
    deviceId: device.id,
    payload,
    encoding: 'text',
    qos: 0,
  })
})

it('takes the device out of the path, JSON as JSON, a Bearer token, and a device of any dialect by its UUID', async () => {
  const { device, token } = await makeTokenWorld('capture')
  const response = await call(
    { authorization: `Bearer ${token}` },
    { qos: 1, payload: { on: true }, name: 'Plc/Motor/Speed' },
    device.id,
  )
  expect(response.status).toBe(202)
  const { id } = await response.json()
  expect(await getCommand(admin, { id })).toMatchObject({
    name: 'Plc/Motor/Speed',
    payload: { on: true },
    encoding: 'json',
  })
})

it('refuses QoS 2 and a body without a payload with 400, and an unknown device with 404 and NO_DEVICE', async () => {
  const { device, token } = await makeTokenWorld('thingscale')
  const foreign = await makePlant(admin, 'thingscale')
  const headers = { 'x-apitoken': token }
  expect((await call(headers, { qos: 2, payload: 'x' }, device.externalId)).status).toBe(400)
  expect((await call(headers, { qos: 1 }, device.externalId)).status).toBe(400)
  for (const unknown of ['nobody', 'a\u0000b', foreign.device.id]) {
    const response = await call(headers, { qos: 1, payload: 'x' }, unknown)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('NO_DEVICE') })
  }
})

it('refuses nobody, a made-up token and a cookie with 401 and AUTH_REQUIRED, and a token without the scope with 403', async () => {
  const { device, token } = await makeTokenWorld('thingscale', ['read:telemetry'])
  const body = { qos: 1, payload: 'x' }
  for (const headers of [{}, { 'x-apitoken': 'sbx_api_made-up' }, { cookie: 'next-auth.session-token=x' }]) {
    const response = await call({ ...headers }, body, device.externalId)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('AUTH_REQUIRED') })
  }
  expect((await call({ 'x-apitoken': token }, body, device.externalId)).status).toBe(403)
})

it('asks for the UUID where two tenants of the company have a device of that id', async () => {
  const { company, device, token } = await makeTokenWorld('thingscale')
  const other = await makeTenant(admin, company.id)
  const { externalId } = device
  await createDevice(admin, { tenantId: other.id, name: 'Twin', dialect: 'thingscale', externalId })
  const body = { qos: 1, payload: 'x' }
  const response = await call({ 'x-apitoken': token }, body, externalId)
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('UUID') })
  expect((await call({ 'x-apitoken': token }, body, device.id)).status).toBe(202)
})

it('lets a user see only the devices of its tenants', async () => {
  const { company, device } = await makeTokenWorld('thingscale')
  const other = await makeTenant(admin, company.id)
  const engineer = await makeUser(admin, company.id, 'engineer', [other.id])
  const authorization = `Bearer ${await bearerOf(webServices().services, engineer.id)}`
  expect((await call({ authorization }, { qos: 1, payload: 'x' }, device.externalId)).status).toBe(404)
})
