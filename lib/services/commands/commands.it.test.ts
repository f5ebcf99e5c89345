import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isRejection } from '@/lib/core/rejection'
import { makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { updateTenant } from '../tenants/update-tenant'
import { claimCommands } from './claim-commands'
import { expireCommands } from './expire-commands'
import { getCommand } from './get-command'
import { listCommands } from './list-commands'
import { previewCommand } from './preview-command'
import { queueCommand } from './queue-command'
import { queueCommandFromMqtt } from './queue-command-from-mqtt'
import { settleCommand } from './settle-command'
import { takeBackCommand } from './take-back-command'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const queue = async (payload: string | number | null = 'on') => {
  const { device } = await makePlant(world.admin, 'capture')
  return queueCommand(world.admin, { id: device.id, name: 'Plc/Motor/Speed', payload, qos: 1 })
}

it('goes from queued to sent to delivered to answered, each with its time', async () => {
  const { pool } = world.services.db
  const { id, deviceId } = await queue()
  expect((await claimCommands(pool, [deviceId])).map((one) => one.id)).toEqual([id])
  expect(await settleCommand(pool, id, 'sent')).toMatchObject({ state: 'sent', sentAt: expect.any(String) })
  expect(await claimCommands(pool, [deviceId])).toEqual([])
  expect(await settleCommand(pool, id, 'delivered')).toMatchObject({ state: 'delivered' })
  expect(await settleCommand(pool, id, 'answered')).toMatchObject({ state: 'answered' })
})

it('is never delivered before it was sent, however long the word of each was on its way', async () => {
  const { pool } = world.services.db
  const { id } = await queue()
  await settleCommand(pool, id, 'sent')
  await settleCommand(pool, id, 'delivered', { agoMs: 60_000 })
  await settleCommand(pool, id, 'answered', { agoMs: 30_000 })
  expect(await getCommand(world.admin, { id })).toMatchObject({ deliveredAfterMs: 0, answeredAfterMs: 0 })
})

it('never goes back', async () => {
  const { pool } = world.services.db
  const { id } = await queue()
  await settleCommand(pool, id, 'delivered')
  expect(await settleCommand(pool, id, 'sent')).toBeUndefined()
  expect(await settleCommand(pool, id, 'failed', { failure: 'late' })).toBeUndefined()
  expect(await getCommand(world.admin, { id })).toMatchObject({ state: 'delivered', failure: null })
})

it('is taken back while it waits, and no longer', async () => {
  const { pool } = world.services.db
  const { id, deviceId } = await queue()
  expect(await takeBackCommand(world.admin, { id })).toMatchObject({
    state: 'failed',
    failure: 'Taken back before it was sent.',
    failedAt: expect.any(String),
  })
  expect(await claimCommands(pool, [deviceId])).toEqual([])
  await expect(takeBackCommand(world.admin, { id })).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await pool.query('SELECT verb FROM audit WHERE subject_id = $1 ORDER BY at', [id])
  expect(rows.map(({ verb }) => verb)).toEqual(['command.queue', 'command.take-back'])
})

it('that was on its way already when it was taken back says that it was sent', async () => {
  const { pool } = world.services.db
  const { id } = await queue()
  await takeBackCommand(world.admin, { id })
  expect(await settleCommand(pool, id, 'sent')).toMatchObject({
    state: 'sent',
    failure: null,
    failedAt: null,
  })
  expect(await settleCommand(pool, id, 'delivered')).toMatchObject({ state: 'delivered' })
})

it('expires when its time has come, unless nothing more will ever be known of it', async () => {
  const { pool } = world.services.db
  const waiting = await queue()
  const sent = await queue()
  const unanswered = await queue()
  await settleCommand(pool, sent.id, 'sent')
  await settleCommand(pool, unanswered.id, 'sent')
  await pool.query("UPDATE commands SET expires_at = now() - interval '1 s'")
  await pool.query('UPDATE commands SET qos = 0 WHERE id = $1', [sent.id])
  expect(await claimCommands(pool, [waiting.deviceId])).toEqual([])
  const expired = (await expireCommands(pool)).map(({ id }) => id)
  expect(expired).toEqual(expect.arrayContaining([waiting.id, unanswered.id]))
  expect(await getCommand(world.admin, { id: sent.id })).toMatchObject({ state: 'sent' })
})

it('keeps its payload exactly: null, a text, NUL and the order of members', async () => {
  const { device } = await makePlant(world.admin, 'capture')
  const payloads = [null, 'te\u0000xt', { b: 1, a: [true, 'x'] }, 0.1]
  for (const payload of payloads) {
    const { id } = await queueCommand(world.admin, { id: device.id, name: 'a/b/c', payload, qos: 1 })
    expect(JSON.stringify((await getCommand(world.admin, { id })).payload)).toBe(JSON.stringify(payload))
  }
  const first = await listCommands(world.admin, { id: device.id, limit: 3 })
  const rest = await listCommands(world.admin, { id: device.id, limit: 3, cursor: first.nextCursor ?? '' })
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(4)
})

it('is refused for a SensoCAN device until its tenant has turned commands on', async () => {
  const { tenant, device } = await makePlant(world.admin, 'sensocan')
  const input = { id: device.id, name: 'reboot', payload: 1 }
  expect(await previewCommand(world.admin, input)).toMatchObject({
    isSendable: false,
    mend: expect.any(String),
  })
  await expect(queueCommand(world.admin, { ...input, qos: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await updateTenant(world.admin, { id: tenant.id, settings: { sensocanCommands: true } })
  expect(await previewCommand(world.admin, input)).toMatchObject({
    isSendable: true,
    topic: `tenant/${tenant.id}/device/${device.id}/command/reboot`,
  })
  expect(await queueCommand(world.admin, { ...input, qos: 0 })).toMatchObject({ state: 'queued', qos: 0 })
})

it('comes over MQTT to a source that its sender may command, once for one id', async () => {
  const { pool } = world.services.db
  const { company, tenant, device } = await makePlant(world.admin, 'capture')
  const other = await makeTenant(world.admin, company.id)
  const request = { name: 'a/b/c', payload: 5, mapping: 'm' }
  const id = randomUUID()
  const actorOf = async (role: 'engineer' | 'viewer', tenantIds?: number[]) =>
    (await world.asUser((await makeUser(world.admin, company.id, role, tenantIds)).id)).actor
  const engineer = await actorOf('engineer')
  const sender = {
    ...engineer,
    reaches: engineer.reaches.map((one) => ({ ...one, permissions: ['send:commands' as const] })),
  }
  const send = (actor: typeof engineer, source = device.externalId) =>
    queueCommandFromMqtt(pool, {
      id,
      actor,
      request: { ...request, target: { kind: 'source', source } },
      qos: 1,
    })
  expect(await send(await actorOf('viewer'))).toMatchObject({ code: 'missing-permission' })
  expect(await send(await actorOf('engineer', [other.id]))).toMatchObject({ code: 'unknown-source' })
  expect(await send(engineer, 'nobody')).toMatchObject({ code: 'unknown-source' })
  expect(await send(await actorOf('engineer', [tenant.id]))).toMatchObject({
    id,
    mapping: 'm',
    state: 'queued',
  })
  expect(isRejection(await send(sender))).toBe(false)
  expect((await listCommands(world.admin, { id: device.id, limit: 9 })).items).toHaveLength(1)
  const stranger = await makePlant(world.admin, 'capture')
  const foreign = await world.asUser((await makeUser(world.admin, stranger.company.id, 'engineer')).id)
  expect(await send(foreign.actor)).toMatchObject({ code: 'unknown-source' })
})
