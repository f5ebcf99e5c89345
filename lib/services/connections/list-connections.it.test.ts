import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { createApiToken } from '../api-tokens/create-api-token'
import { listConnections } from './list-connections'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

it('finds what one API token holds open, and nothing of its namesake', async () => {
  const { company, device } = await makePlant(broker.admin, 'sensocan')
  const makeToken = () =>
    createApiToken(broker.admin, { companyId: company.id, name: 'Twin', scopes: ['read:telemetry'] })
  const [token, namesake] = [await makeToken(), await makeToken()]
  const port = broker.mqttPort
  const clients = [
    await connect({ port, username: token.id, password: token.value }),
    await connect({ port, username: namesake.id, password: namesake.value }),
    await connect({ port, ...device.credential }),
  ]
  const found = async (principalId: string) =>
    (await listConnections(broker.admin, { limit: 10, principalId })).items.map(
      ({ principalId }) => principalId,
    )
  expect(await found(token.id)).toEqual([token.id])
  expect(await found(device.id)).toEqual([device.id])
  await Promise.all(clients.map((client) => client.endAsync()))
})

it('goes on behind the last of a page, whatever it is ordered by', async () => {
  const { company, device } = await makePlant(broker.admin, 'sensocan')
  const token = await createApiToken(broker.admin, {
    companyId: company.id,
    name: 'Reader',
    scopes: ['read:telemetry'],
  })
  const clients = [
    await connect({ port: broker.mqttPort, ...device.credential }),
    await connect({ port: broker.mqttPort, username: token.id, password: token.value }),
  ]
  for (const sort of ['-rate', 'principal', '-connectedAt', 'queue'] as const) {
    const ask = (limit: number, cursor?: string) =>
      listConnections(broker.admin, { limit, sort, companyId: company.id, ...(cursor && { cursor }) })
    const { items: all, nextCursor } = await ask(2)
    expect(nextCursor, sort).toBeNull()
    const first = await ask(1)
    const second = await ask(1, first.nextCursor ?? '')
    expect(
      [...first.items, ...second.items].map(({ id }) => id),
      sort,
    ).toEqual(all.map(({ id }) => id))
    expect(second.nextCursor, sort).toBeNull()
  }
  await Promise.all(clients.map((client) => client.endAsync()))
})
