/** Each operation that changes something, done by somebody who may: the audit says who, what, and what changed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '@/lib/contract/operations'
import { type ApiWorld, makeCallers, makeFullPlant, startApiWorld } from '@/testing/api-world'
import { cases } from '@/testing/authorization-cases'
import { callOperation, operationOf } from '@/testing/call-operation'
import { holdOpen } from '@/testing/hold-open'

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

/** Of what the broker holds: there has to be something to end. */
const ENDING = ['cutConnection', 'endAwaySession']

const changing = operations.filter(({ id, method }) => method !== 'GET' && !(id in unaudited))

it('names no operation as unaudited that is not there', () => {
  for (const id of Object.keys(unaudited)) expect(operationOf(id).method).not.toBe('GET')
})

it.each(changing.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
  const plant = await makeFullPlant(world)
  const held = ENDING.includes(id) ? await holdOpen(world, plant) : undefined
  const row = cases[id]?.request(plant, held ?? { connectionId: '', awaySessionId: '' })
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
  await held?.end()
})

async function audited(from = 0) {
  const { rows } = await world.broker.pool.query<{
    verb: string
    actor_name: string
    request_id: string | null
    changes: Record<string, unknown>
  }>('SELECT verb, actor_name, request_id, changes FROM audit ORDER BY id OFFSET $1', [from])
  return rows
}
