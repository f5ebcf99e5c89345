/** Each operation that changes something, done by somebody who may: the audit says who, what, and what changed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '@/lib/contract/operations'
import { type ApiWorld, makeCallers, makeFullPlant, startApiWorld } from '@/testing/api-world'
import { cases } from '@/testing/authorization-cases'
import { callOperation, operationOf } from '@/testing/call-operation'
import { connect } from '@/testing/mqtt'

let world: ApiWorld
let root: string
beforeAll(async () => {
  world = await startApiWorld()
  root = (await makeCallers(world, await makeFullPlant(world))).root
})
afterAll(() => world?.stop())

/** What is sent by another method than GET and changes nothing that an audit is about. */
const unaudited: Readonly<Record<string, string>> = {
  createToken: 'a login, which Live Logs and the sessions of the user have',
  createTicket: 'lets the page of a session connect, for a minute',
  explain: 'a question',
  previewCommand: 'a question',
  previewCommandBatch: 'a question',
  previewCommandTemplate: 'a question',
}

const changing = operations.filter(({ id, method }) => method !== 'GET' && !(id in unaudited))

it('names no operation as unaudited that is not there', () => {
  for (const id of Object.keys(unaudited)) expect(operationOf(id).method).not.toBe('GET')
})

it.each(changing.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
  const plant = await makeFullPlant(world)
  const client = id === 'cutConnection' ? await connectOf(plant) : undefined
  const connectionId = client ? await connectionOf(plant) : ''
  const row = cases[id]?.request(plant, { connectionId })
  if (!row) throw new Error(`${id} has no row`)
  const body = 'dryRun' in (row.body ?? {}) ? { ...row.body, dryRun: false } : row.body
  const before = await audited()
  const response = await callOperation(operation, { ...row, ...(body && { body }) }, root)
  const text = await response.text()
  expect(response.status, text).toBe(operation.status)
  const deeds = await audited(before.length)
  expect(deeds.length, 'an audit record').toBeGreaterThan(0)
  for (const deed of deeds) {
    expect(deed).toMatchObject({ actor_name: 'root.admin', request_id: response.headers.get('x-request-id') })
    expect(Object.keys(deed.changes), `${deed.verb} says what changed`).not.toEqual([])
  }
  await client?.endAsync(true)
})

type Plant = Awaited<ReturnType<typeof makeFullPlant>>

async function connectOf({ device: { credential } }: Plant) {
  const client = await connect({ port: world.broker.mqttPort, ...credential })
  client.on('error', () => {})
  return client
}

async function connectionOf({ device: { id } }: Plant): Promise<string> {
  const { items } = await (await callOperation(operationOf('listConnections'), {}, root)).json()
  return items.find((one: { deviceId: string }) => one.deviceId === id).id
}

async function audited(from = 0) {
  const { rows } = await world.broker.pool.query<{
    verb: string
    actor_name: string
    request_id: string | null
    changes: Record<string, unknown>
  }>('SELECT verb, actor_name, request_id, changes FROM audit ORDER BY id OFFSET $1', [from])
  return rows
}
