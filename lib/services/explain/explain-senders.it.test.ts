import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainOp } from '@/lib/contract/explain'
import type { RequestOf } from '@/lib/contract/operation'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createApiToken } from '../api-tokens/create-api-token'
import type { Ctx } from '../context'
import { runVerb } from '../run-verb'
import { updateTenant } from '../tenants/update-tenant'
import { explain } from './explain'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const ask = async (question: RequestOf<typeof explainOp>, ctx: Ctx = world.admin) => {
  const answer = await runVerb(explain, ctx, question)
  // What is answered is what is promised.
  return explainOp.output.parse(answer)
}

describe('explain: users, tokens, anonymous', () => {
  it('shows a command as its device would hear it', async () => {
    const { company, device } = await makePlant(world.admin, 'thingscale')
    const user = await makeUser(world.admin, company.id, 'engineer')
    const answer = await ask({
      principal: { kind: 'user', id: user.id },
      action: 'publish',
      topic: `v1/sources/${device.id}/cmd/writedata`,
      payload: '{"Topic": "a/b/c", "Data": "on"}',
    })
    expect(answer).toMatchObject({
      outcome: 'accepted',
      commands: [{ device: { id: device.id, dialect: 'thingscale' }, rejection: null }],
    })
    expect(answer.commands[0]?.message?.topic).toContain('/subscribe')
  })

  it('tells that a command names nobody', async () => {
    const { company } = await makePlant(world.admin, 'capture')
    const user = await makeUser(world.admin, company.id, 'engineer')
    const answer = await ask({
      principal: { kind: 'user', id: user.id },
      action: 'publish',
      topic: 'v1/sources/nobody/cmd/writedata',
      payload: '{"Topic": "a/b/c", "Data": 1}',
    })
    expect(answer).toMatchObject({ outcome: 'refused', rejections: [{ code: 'unknown-source' }] })
  })

  it('tells the codes of SUBACK: the granted QoS, 0xA2, 0x87, and 0x80 on MQTT 3', async () => {
    const { company, tenant } = await makePlant(world.admin, 'drogue')
    const token = await createApiToken(world.admin, {
      companyId: company.id,
      name: 'reader',
      scopes: ['read:telemetry'],
    })
    const subscribe = (topic: string, more: Partial<RequestOf<typeof explainOp>> = {}) =>
      ask({ principal: { kind: 'api-token', id: token.id }, action: 'subscribe', topic, qos: 2, ...more })
    expect(await subscribe(`$share/g/app/${tenant.application}`, { contentMode: 'binary' })).toMatchObject({
      outcome: 'accepted',
      told: 'SUBACK 0x01',
      topic: `$share/g/app/${tenant.application}`,
      subscription: { group: 'g', filter: `app/${tenant.application}`, events: { mode: 'binary' } },
    })
    expect(await subscribe('app/+')).toMatchObject({ subscription: { reasonCode: 0xa2, isGranted: false } })
    expect(await subscribe('app/+', { version: 4 })).toMatchObject({ subscription: { reasonCode: 0x80 } })
    expect(await subscribe('app/elsewhere')).toMatchObject({ subscription: { reasonCode: 0x87 } })
    expect(await subscribe('v1/raw/+/#')).toMatchObject({
      outcome: 'refused',
      subscription: { endsConnection: true },
    })
  })

  it('shows a wider grant as the form that a subscription fits', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const topic = `v1/sources/${device.externalId}/#`
    const answer = await ask({ deviceId: device.id, action: 'subscribe', topic })
    expect(answer).toMatchObject({ outcome: 'accepted', claim: topic, grammar: { best: { fits: true } } })
  })

  it('tells anonymous readers whether an application is open to them', async () => {
    const { tenant } = await makePlant(world.admin, 'drogue')
    const topic = `app/${tenant.application}`
    const question = { principal: { kind: 'anonymous' }, action: 'subscribe', topic } as const
    expect(await ask(question)).toMatchObject({ outcome: 'refused' })
    await updateTenant(world.admin, { id: tenant.id, settings: { anonymousRead: true } })
    expect(await ask(question)).toMatchObject({ outcome: 'accepted' })
  })

  it('routes in the plain namespace what it does not store', async () => {
    const { company, tenant } = await makePlant(world.admin, 'plain')
    const user = await makeUser(world.admin, company.id, 'viewer')
    const answer = await ask({
      principal: { kind: 'tenant-user', id: user.id, tenantId: tenant.id },
      action: 'publish',
      topic: 'line1/temp',
      payload: '{"t": 1}',
    })
    expect(answer).toMatchObject({ outcome: 'accepted', routedTo: 'line1/temp', readings: [] })
  })
})

describe('explain: sight', () => {
  it('names no application of another company, though it is open to anonymous readers', async () => {
    const mine = await makePlant(world.admin, 'drogue')
    const other = await makePlant(world.admin, 'drogue')
    for (const { tenant } of [mine, other])
      await updateTenant(world.admin, { id: tenant.id, settings: { anonymousRead: true } })
    const viewer = await world.asUser((await makeUser(world.admin, mine.company.id, 'viewer')).id)
    const question = { principal: { kind: 'anonymous' }, action: 'subscribe' } as const
    const own = await ask({ ...question, topic: `app/${mine.tenant.application}` }, viewer)
    expect(own.outcome).toBe('accepted')
    const foreign = await ask({ ...question, topic: 'app/nothing' }, viewer)
    expect(JSON.stringify(foreign)).not.toContain(other.tenant.application)
  })

  it('finds nobody out of sight', async () => {
    const mine = await makePlant(world.admin, 'capture')
    const other = await makePlant(world.admin, 'capture')
    const viewer = await world.asUser((await makeUser(world.admin, mine.company.id, 'viewer')).id)
    const stranger = await makeUser(world.admin, other.company.id, 'viewer')
    const token = await createApiToken(world.admin, {
      companyId: other.company.id,
      name: 'theirs',
      scopes: ['read:logs'],
    })
    const principals = [
      { kind: 'device', id: other.device.id },
      { kind: 'user', id: stranger.id },
      { kind: 'api-token', id: token.id },
      { kind: 'account', tenantId: other.tenant.id },
      { kind: 'tenant-user', id: stranger.id, tenantId: other.tenant.id },
    ] as const
    for (const principal of principals) {
      const asking = ask({ principal, action: 'publish', topic: 'x' }, viewer)
      await expect(asking, principal.kind).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await ask({ deviceId: mine.device.id, action: 'publish', topic: 'x' }, viewer)).toMatchObject({
      outcome: 'refused',
    })
  })

  it('tells of a colleague only what the caller sees too', async () => {
    const company = await makeCompany(world.admin)
    const [one, two] = [await makeTenant(world.admin, company.id), await makeTenant(world.admin, company.id)]
    const hidden = await makeDevice(world.admin, two.id, 'capture')
    const viewer = await world.asUser((await makeUser(world.admin, company.id, 'viewer', [one.id])).id)
    const colleague = await makeUser(world.admin, company.id, 'engineer')
    const answer = await ask(
      {
        principal: { kind: 'user', id: colleague.id },
        action: 'publish',
        topic: `v1/sources/${hidden.externalId}/cmd/writedata`,
        payload: '{"Topic": "a/b/c", "Data": 1}',
      },
      viewer,
    )
    expect(answer.commands).toMatchObject([{ device: null, rejection: { code: 'unknown-source' } }])
  })

  it('demands one principal, and one payload', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const wrong: RequestOf<typeof explainOp>[] = [
      { action: 'publish', topic: 'x' },
      { deviceId: device.id, principal: { kind: 'anonymous' }, action: 'publish', topic: 'x' },
      { principal: { kind: 'device' }, action: 'publish', topic: 'x' },
      { deviceId: device.id, action: 'publish', topic: 'x', payload: 'a', payloadHex: '61' },
    ]
    for (const question of wrong) await expect(ask(question)).rejects.toMatchObject({ code: 'invalid' })
  })
})
