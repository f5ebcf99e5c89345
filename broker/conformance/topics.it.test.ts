/** A03: what no topic and no filter may hold is stopped at the edge, and what looks odd but is legal passes. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, packet, properties, text, two } from '@/testing/mqtt-bytes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())
afterEach(async () => {
  const { client } = await rawConnect(broker.labPort, 4)
  expect(await client.publish('lives', 'x')).toBe(0)
  await client.drop()
})

const versions = [4, 5] as const
const block = (version: 4 | 5) => (version === 5 ? properties() : Buffer.alloc(0))
const both = [
  ['NUL', Buffer.from('a\u0000b')],
  ['a lone surrogate', Buffer.from('61eda080', 'hex')],
  ['invalid UTF-8', Buffer.from('61c328', 'hex')],
  ['no character', Buffer.alloc(0)],
  ['a#', Buffer.from('a#')],
  ['+a', Buffer.from('+a')],
  ['#/a', Buffer.from('#/a')],
] as const

describe.each(versions)('A03 version %s closes the connection over', (version) => {
  it.each(both)('a topic, and a filter, with %s', async (_what, bytes) => {
    for (const packets of [
      packet(0x32, text(bytes), two(1), block(version), byte(1)),
      packet(0x82, two(1), block(version), text(bytes), byte(0)),
      packet(0xa2, two(1), block(version), text(bytes)),
    ]) {
      const { client } = await rawConnect(broker.labPort, version)
      const came = (await client.send(packets).untilClosed()).map(({ cmd }) => cmd)
      expect(came).toEqual(version === 5 ? ['disconnect'] : [])
    }
  })
})

describe.each(versions)('A03 version %s passes on', (version) => {
  it.each([
    ['a leading slash', '/a'],
    ['a trailing slash', 'a/'],
    ['doubled slashes', 'a//b'],
    ['a slash alone', '/'],
    ['U+FEFF [MQTT-1.5.3-3]', '\ufeffa/\ufeff'],
    ['what is beyond the first plane', 'a/\u{1f600}'],
  ])('%s', async (_what, topic) => {
    const { client } = await rawConnect(broker.labPort, version)
    expect(await client.subscribe(topic, 0)).toEqual([0])
    client.send({ cmd: 'publish', topic, payload: 'x', qos: 0, dup: false, retain: false })
    expect((await client.message()).topic).toBe(topic)
    await client.drop()
  })
})

it("A03 a dialect's own grammar decides of empty levels: command/inbox//# is one of Drogue's", async () => {
  const tenant = await makeTenant(broker.admin, (await makeCompany(broker.admin)).id)
  const { credential } = await makeDevice(broker.admin, tenant.id, 'drogue')
  const login = { username: credential.username, password: Buffer.from(credential.password) }
  const { client } = await rawConnect(broker.mqttPort, 4, { clientId: 'd', ...login })
  expect(await client.subscribe('command/inbox//#', 0)).toEqual([0])
  expect(await client.subscribe('command//inbox/#', 0)).toEqual([0x80])
  await client.drop()
})
