/** A member of a shared group whose reach has shrunk takes nothing away from the others. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { closed, connect } from '@/testing/mqtt'
import { makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

async function member(companyId: string) {
  const user = await makeUser(broker.admin, companyId, 'engineer')
  const client = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
  return { user, client, inbox: inboxOf(client) }
}

/** Changes are applied in their order: once somebody is cut by a later one, and again, the earlier ones hold. */
async function untilApplied(companyId: string) {
  for (let times = 0; times < 2; times++) {
    const { user, client } = await member(companyId)
    await updateUser(broker.admin, { id: user.id, status: 'suspended' })
    await closed(client)
  }
}

it('every event goes to a member that still sees the application', async () => {
  const { company, tenant, device } = await makePlant(broker.admin, 'drogue')
  const elsewhere = await makeTenant(broker.admin, company.id)
  const [shrunk, other] = [await member(company.id), await member(company.id)]
  for (const { client } of [shrunk, other])
    await client.subscribeAsync(`$share/g/app/${tenant.application}`, { qos: 1 })
  await updateUser(broker.admin, {
    id: shrunk.user.id,
    membership: { companyId: company.id, role: 'engineer', tenantIds: [elsewhere.id] },
  })
  await untilApplied(company.id)
  const { username, password } = device.credential
  const source = await connect({ port: broker.mqttPort, username, password })
  for (let value = 0; value < 6; value++) await source.publishAsync('state', `${value}`, { qos: 1 })
  for (let value = 0; value < 6; value++)
    await other.inbox.next(({ text }) => JSON.parse(text).data === value)
  expect(shrunk.inbox.taken).toEqual([])
  await Promise.all([source, shrunk.client, other.client].map((client) => client.endAsync()))
})
