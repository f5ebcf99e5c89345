import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transactPlainly } from '@/lib/db/transaction'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createCommandTemplate } from '../command-templates/create-command-template'
import type { Ctx } from '../context'
import { deleteDevice } from '../devices/delete-device'
import { claimJob } from '../jobs/claim-job'
import { runBatch } from '../jobs/run-batch'
import { runVerb } from '../run-verb'
import { updateTenant } from '../tenants/update-tenant'
import { getCommandBatch } from './get-command-batch'
import { previewCommandBatch } from './preview-command-batch'
import { sendCommands } from './send-commands'
import { sendCommandsJob } from './send-commands-job'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

/** Two capture devices and one of SensoCAN, whose tenant has commands turned off; and an engineer of the company. */
async function makeFleet() {
  const company = await makeCompany(world.admin)
  const tenant = await makeTenant(world.admin, company.id)
  const sources = [
    await makeDevice(world.admin, tenant.id, 'capture'),
    await makeDevice(world.admin, tenant.id, 'capture'),
  ]
  const sensocan = await makeDevice(world.admin, tenant.id, 'sensocan')
  const engineer = await world.asUser((await makeUser(world.admin, company.id, 'engineer')).id)
  return { company, tenant, sources, sensocan, engineer }
}

/** What the runner does with the job, until it ends. */
async function work(): Promise<void> {
  let job = await claimJob(world.services.db.pool)
  if (!job) throw new Error('no job waits')
  const opened = sendCommandsJob.open(job)
  for (;;) {
    const end = await runBatch(world.services, job, opened)
    if (end.kind !== 'more') return
    job = { ...job, heartbeat: end.heartbeat }
  }
}

const command = { name: 'line/motor/speed', payload: { rpm: 1200 } }
const batchOf = (ctx: Ctx, id: string, state?: 'queued') =>
  runVerb(getCommandBatch, ctx, { id, ...(state === undefined ? {} : { state }) })

describe('a command to many devices', () => {
  it('is queued for each of them as one job, and those that cannot be told it are its failures', async () => {
    const { tenant, sources, sensocan, engineer } = await makeFleet()
    const job = await runVerb(sendCommands, engineer, {
      filter: { tenantId: tenant.id },
      command,
      expectedCount: 3,
    })
    expect(job).toMatchObject({ kind: 'send-commands', state: 'queued', total: 3, tenantId: tenant.id })
    await work()
    const batch = await batchOf(engineer, job.id)
    expect(batch.job).toMatchObject({ state: 'done', done: 2, failed: 1, counts: { queued: 2 } })
    expect(batch.states).toMatchObject({ queued: 2, delivered: 0 })
    expect(batch.items.map(({ deviceId }) => deviceId).sort()).toEqual(sources.map(({ id }) => id).sort())
    expect(batch.items[0]).toMatchObject({ ...command, jobId: job.id, createdBy: engineer.actor.name })
    const { rows } = await world.services.db.pool.query('SELECT * FROM job_failures WHERE job_id = $1', [
      job.id,
    ])
    expect(rows).toMatchObject([
      {
        sentence: expect.stringContaining('turned off'),
        input: { deviceId: sensocan.id, name: sensocan.name },
      },
    ])
    const told = await world.services.db.pool.query(
      "SELECT notice->>'deviceId' AS id FROM changes WHERE notice->>'subject' = 'command' AND notice->>'tenantId' = $1",
      [String(tenant.id)],
    )
    expect(told.rows.map(({ id }) => id).sort()).toEqual(sources.map(({ id }) => id).sort())
  })

  it('takes a template with its parameters, and a payload that the database’s own JSON would not keep', async () => {
    const { tenant, sources, engineer } = await makeFleet()
    const { id: templateId } = await runVerb(createCommandTemplate, engineer, {
      id: tenant.id,
      label: 'Text',
      name: 'a/b/c',
      payload: '{"z": 1, "a": {{text}}}',
      qos: 0,
      parameters: [{ name: 'text', type: 'text' }],
    })
    const job = await runVerb(sendCommands, engineer, {
      deviceIds: sources.map(({ id }) => id),
      template: { templateId, parameters: { text: 'x\u0000y' } },
    })
    await work()
    const { items } = await batchOf(engineer, job.id, 'queued')
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({ payload: { z: 1, a: 'x\u0000y' }, qos: 0 })
  })

  it('shows before sending how many it reaches, why not the others, and how one would hear it', async () => {
    const { tenant, sources, sensocan, engineer } = await makeFleet()
    const preview = () => previewCommandBatch(engineer, { filter: { tenantId: tenant.id }, command })
    const before = await preview()
    expect(before).toMatchObject({
      total: 3,
      sendable: 2,
      refusals: [{ count: 1, deviceId: sensocan.id, sentence: expect.stringContaining('turned off') }],
    })
    expect(sources.map(({ id }) => id)).toContain(before.sample?.deviceId)
    expect(before.sample?.preview).toMatchObject({
      isSendable: true,
      topic: expect.stringContaining('writedata'),
    })
    await updateTenant(world.admin, { id: tenant.id, settings: { sensocanCommands: true } })
    expect(await preview()).toMatchObject({ sendable: 3, refusals: [] })
  })

  it('A28 is refused whole where one device is out of sight, or there are not as many as expected', async () => {
    const { tenant, sources, engineer } = await makeFleet()
    const elsewhere = await makeTenant(world.admin, (await makeCompany(world.admin)).id)
    const foreign = await makeDevice(world.admin, elsewhere.id, 'capture')
    const deviceIds = [...sources.map(({ id }) => id), foreign.id]
    await expect(runVerb(sendCommands, engineer, { deviceIds, command })).rejects.toMatchObject({
      code: 'not-found',
      message: 'No such device.',
    })
    const expected = { filter: { tenantId: tenant.id }, command, expectedCount: 4 }
    await expect(runVerb(sendCommands, engineer, expected)).rejects.toMatchObject({ code: 'conflict' })
    expect(await claimJob(world.services.db.pool)).toBeUndefined()
  })

  it('is refused to who may not command one of them, and to a filter over companies', async () => {
    const { company, sources } = await makeFleet()
    const viewer = await world.asUser((await makeUser(world.admin, company.id, 'viewer')).id)
    const deviceIds = sources.map(({ id }) => id)
    await expect(runVerb(sendCommands, viewer, { deviceIds, command })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await makeFleet()
    await expect(runVerb(sendCommands, world.admin, { filter: {}, command })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it.each([
    ['neither devices nor filter', { command }],
    ['devices and filter', { command, filter: {}, deviceIds: ['6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0001'] }],
    ['neither command nor template', { filter: {} }],
    ['base64 that is none', { filter: {}, command: { name: 'a', payload: '!', encoding: 'base64' } }],
  ])('is refused with %s', async (_, input) => {
    await expect(runVerb(sendCommands, world.admin, input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('says of a device that is gone by then that it is', async () => {
    const { sources, engineer } = await makeFleet()
    const job = await runVerb(sendCommands, engineer, { deviceIds: sources.map(({ id }) => id), command })
    await deleteDevice(world.admin, { id: sources[0]?.id ?? '' })
    await work()
    expect((await batchOf(engineer, job.id)).job).toMatchObject({ done: 1, failed: 1 })
  })

  it('is not sent twice where a batch is undone and run again', async () => {
    const { sources, engineer } = await makeFleet()
    const job = await runVerb(sendCommands, engineer, { deviceIds: sources.map(({ id }) => id), command })
    const claimed = await claimJob(world.services.db.pool)
    if (!claimed) throw new Error('no job waits')
    const opened = sendCommandsJob.open(claimed)
    const undone = transactPlainly(world.services.db, async (client) => {
      await opened.run(engineer, client, 0, 2)
      throw new Error('killed')
    })
    await expect(undone).rejects.toThrow('killed')
    await runBatch(world.services, claimed, opened)
    expect((await batchOf(engineer, job.id)).states).toMatchObject({ queued: 2 })
  })

  it('shows nothing of a tenant that its reader does not see', async () => {
    const { company, tenant, sources, engineer } = await makeFleet()
    const other = await makeTenant(world.admin, company.id)
    const job = await runVerb(sendCommands, engineer, { deviceIds: sources.map(({ id }) => id), command })
    await work()
    const sibling = await world.asUser((await makeUser(world.admin, company.id, 'viewer', [other.id])).id)
    await expect(batchOf(sibling, job.id)).rejects.toMatchObject({ code: 'not-found' })
    const own = await world.asUser((await makeUser(world.admin, company.id, 'viewer', [tenant.id])).id)
    expect((await batchOf(own, job.id)).items).toHaveLength(2)
  })
})
