/** QoS 2 over a kill of the broker at each step of its handshake, either way: no duplicate, and nothing is swallowed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '@/testing/mqtt'
import { durable, goOn, LAST, makePlainTenant, type PlainTenant, untilLast } from '@/testing/plain'
import { type RawClient, rawConnect } from '@/testing/raw-client'
import { type RestartedBroker, startRestartedBroker } from '@/testing/restarted-broker'

/** A process is started again and again, which takes its time on a machine that has other things to do. */
const PATIENCE_MS = 600_000

let broker: RestartedBroker
let tenant: PlainTenant
beforeAll(async () => {
  broker = await startRestartedBroker()
  tenant = await makePlainTenant(broker.admin)
}, PATIENCE_MS)
afterAll(() => broker.stop(), PATIENCE_MS)

async function enter(clientId: string, { username, password }: PlainTenant['asUser']): Promise<RawClient> {
  const login = { username, password: Buffer.from(password) }
  return (await rawConnect(broker.mqttPort, 4, { clientId, clean: false, ...login })).client
}

const publish = (text: string, dup: boolean) =>
  ({ cmd: 'publish', topic: 'once', payload: text, qos: 2, dup, retain: false, messageId: 7 }) as const

it('A34 inbound, killed after PUBREC and after PUBCOMP', { timeout: PATIENCE_MS }, async () => {
  const reader = { port: broker.mqttPort, ...tenant.asUser, ...durable(4, 'reader') }
  const first = await connect(reader)
  await first.subscribeAsync('once', { qos: 2 })
  await first.endAsync()

  const sender = await enter('sender', tenant.asDevice)
  sender.send(publish('one', false))
  await sender.expect('pubrec')
  await broker.again('kill -9')
  const second = await enter('sender', tenant.asDevice)
  second.send(publish('one', true))
  await second.expect('pubrec')
  second.send({ cmd: 'pubrel', messageId: 7 })
  await second.expect('pubcomp')
  await broker.again('kill -9')
  // The id is free: the next message under it is another one.
  const third = await enter('sender', tenant.asDevice)
  third.send({ cmd: 'pubrel', messageId: 7 })
  await third.expect('pubcomp')
  third.send(publish('two', false))
  await third.expect('pubrec')
  third.send({ cmd: 'pubrel', messageId: 7 })
  await third.expect('pubcomp')
  third.send(publish(LAST, false))
  await third.expect('pubrec')
  const { client, inbox } = await goOn(reader)
  expect((await untilLast(inbox)).map(({ text }) => text)).toEqual(['one', 'two'])
  await client.endAsync()
  await third.drop()
})

it('A34 outbound, killed after PUBLISH, PUBREC, PUBREL and PUBCOMP', { timeout: PATIENCE_MS }, async () => {
  const listener = await enter('listener', tenant.asUser)
  expect(await listener.subscribe('once', 2)).toEqual([2])
  const writer = await connect({ port: broker.mqttPort, ...tenant.asDevice })
  await writer.publishAsync('once', 'out', { qos: 2 })
  await writer.endAsync()
  const { messageId, dup } = await listener.message()
  expect(dup).toBe(false)

  await broker.again('kill -9')
  const second = await enter('listener', tenant.asUser)
  expect(await second.message()).toMatchObject({ messageId, dup: true, text: 'out' })
  second.send({ cmd: 'pubrec', messageId })
  expect(await second.expect('pubrel')).toMatchObject({ messageId })

  await broker.again('kill -9')
  const third = await enter('listener', tenant.asUser)
  expect(await third.expect('pubrel')).toMatchObject({ messageId })
  third.send({ cmd: 'pubcomp', messageId })
  await third.untilPing()

  await broker.again('kill -9')
  const fourth = await enter('listener', tenant.asUser)
  const rest = await fourth.untilPing()
  // That it was completed is written behind: a PUBREL may come once more, the message never.
  expect(rest.filter(({ cmd }) => cmd !== 'pubrel')).toEqual([])
  await fourth.drop()
})
