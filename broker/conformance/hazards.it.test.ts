/** What one client can do to a bare session layer, each with a raw socket against the lab listener: it harms nobody else. */
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Ingest } from '@/broker/ingest/ingest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, connectBytes, packet, text, two } from '@/testing/mqtt-bytes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
let witness: RawClient
beforeAll(async () => {
  broker = await startTestBroker({ lab: true, env: { MQTT_LAB_DENY: 'secret/#' } })
  witness = (await rawConnect(broker.labPort, 4)).client
  await witness.subscribe('witness', 1)
})
afterEach(async () => {
  const { client } = await rawConnect(broker.labPort, 4)
  await client.publish('witness', 'x')
  const { messageId } = await witness.message()
  witness.send({ cmd: 'puback', messageId })
  await client.drop()
})
afterAll(() => broker.stop())

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '#', 'a/b', '../x']

describe('a client id', () => {
  it.each(names)('%s is like any other, also for a durable session', async (clientId) => {
    const options = { clientId, clean: false }
    const first = await rawConnect(broker.labPort, 4, options)
    await first.client.subscribe('ids/of', 1)
    await first.client.drop()
    const writer = await rawConnect(broker.labPort, 4)
    await writer.client.publish('ids/of', clientId)
    const second = await rawConnect(broker.labPort, 4, options)
    expect(second.connack.sessionPresent).toBe(true)
    expect((await second.client.message()).text).toBe(clientId)
    await Promise.all([second.client.drop(), writer.client.drop()])
  })

  it("of another tenant's client takes over nothing", async () => {
    const tenant = await makeTenant(broker.admin, (await makeCompany(broker.admin)).id)
    const { credential } = await makeDevice(broker.admin, tenant.id, 'plain')
    const mine = await rawConnect(broker.labPort, 4, { clientId: 'same', clean: false })
    await mine.client.subscribe('same', 1)
    const login = { username: credential.username, password: Buffer.from(credential.password) }
    const theirs = await rawConnect(broker.mqttPort, 4, { clientId: 'same', clean: false, ...login })
    expect(theirs.connack.sessionPresent).toBe(false)
    const writer = await rawConnect(broker.labPort, 4)
    await writer.client.publish('same', 'x')
    expect((await mine.client.message()).text).toBe('x')
    expect(await theirs.client.untilPing()).toEqual([])
    await Promise.all([mine, theirs, writer].map(({ client }) => client.drop()))
  })
})

describe('a filter', () => {
  it.each(names.slice(0, 4))('%s is like any other', async (topic) => {
    const { client } = await rawConnect(broker.labPort, 4)
    expect(await client.subscribe(topic, 1)).toEqual([1])
    await client.publish(topic, 'x', { qos: 0 })
    expect((await client.message()).topic).toBe(topic)
    client.send({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [topic] })
    await client.expect('unsuback')
    await client.drop()
  })

  it.each([
    ['before', ['secret/a', 'open/a']],
    ['after', ['open/a', 'secret/a']],
  ])('[MQTT-3.9.3-2] that is refused, %s one that is granted, is nowhere kept', async (_where, filters) => {
    for (const qos of [0, 1, 2] as const) {
      const options = { clientId: 'poison', clean: false }
      const { client } = await rawConnect(broker.labPort, 4, options)
      const subscriptions = filters.map((topic) => ({ topic, qos }))
      client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
      const { granted } = await client.expect('suback')
      expect(granted).toEqual(filters.map((topic) => (topic === 'open/a' ? qos : 0x80)))
      await client.drop()
      const writer = await rawConnect(broker.labPort, 4)
      for (const topic of ['secret/a', 'open/a']) await writer.client.publish(topic, topic)
      const again = await rawConnect(broker.labPort, 4, options)
      await writer.client.publish('secret/a', 'live')
      if (qos > 0) expect((await again.client.message()).topic).toBe('open/a')
      // Nothing else has come before what is published last.
      await again.client.subscribe('end', 0)
      await writer.client.publish('end', 'x')
      expect((await again.client.message()).topic).toBe('end')
      await Promise.all([again.client.drop(), writer.client.drop()])
      // Nothing of it is there for the next round.
      await (await rawConnect(broker.labPort, 4, { clientId: 'poison' })).client.drop()
    }
  })

  it('beyond ten in a SUBSCRIBE, or a hundred a session, is refused', async () => {
    const { client } = await rawConnect(broker.labPort, 5)
    const subscribe = async (from: number, count: number) => {
      const subscriptions = Array.from({ length: count }, (_, index) => ({
        topic: `many/${from + index}`,
        qos: 0 as const,
      }))
      client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
      return (await client.expect('suback')).granted
    }
    expect(await subscribe(0, 11)).toEqual(Array.from({ length: 11 }, () => 0x97))
    for (let from = 0; from < 100; from += 10) expect(await subscribe(from, 10)).not.toContain(0x97)
    expect(await subscribe(99, 3)).toEqual([0, 0x97, 0x97])
    await client.drop()
  })
})

describe('QoS 2', () => {
  it.each([4, 5] as const)('is released twice in one segment, version %i', async (version) => {
    const { client } = await rawConnect(broker.labPort, version)
    const release = { cmd: 'pubrel', messageId: 1 } as const
    const one = {
      cmd: 'publish',
      topic: 'q',
      payload: 'x',
      qos: 2,
      messageId: 1,
      dup: false,
      retain: false,
    } as const
    for (let round = 0; round < 20; round++) {
      client.send(one)
      await client.expect('pubrec')
      client.send(release, release)
      await client.expect('pubcomp')
      await client.expect('pubcomp')
    }
    await client.drop()
  })
})

describe('a reader that does not read', () => {
  it('loses QoS 0 when it is flooded, and leaves without a trace', async () => {
    const slow = await rawConnect(broker.labPort, 4)
    await slow.client.subscribe('flood', 0)
    slow.client.socket.pause()
    const writer = await rawConnect(broker.labPort, 4)
    const one = packet(0x30, text('flood'), Buffer.alloc(1_000))
    const hundred = Buffer.concat(Array.from({ length: 100 }, () => one))
    for (let count = 0; count < 100; count++) writer.client.send(hundred)
    await writer.client.untilPing()
    await Promise.all([slow.client.drop(), writer.client.drop()])
  })

  it('is cut at QoS 1, while the one beside it gets all', async () => {
    const [slow, quick] = [await rawConnect(broker.labPort, 5), await rawConnect(broker.labPort, 4)]
    for (const { client } of [slow, quick]) await client.subscribe('freeze', 1)
    slow.client.socket.pause()
    const writer = await rawConnect(broker.labPort, 4)
    const payload = Buffer.alloc(200_000)
    for (let count = 0; count < 100; count++) {
      await writer.client.publish('freeze', payload)
      const { messageId } = await quick.client.message()
      quick.client.send({ cmd: 'puback', messageId })
    }
    slow.client.socket.resume()
    const came = await slow.client.untilClosed()
    expect(came.length).toBeLessThan(100)
    await Promise.all([quick.client.drop(), writer.client.drop()])
  })
})

describe('one segment', () => {
  it('of CONNECT and 200 messages is answered in order', async () => {
    const client = await RawClient.open(broker.labPort)
    const ids = Array.from({ length: 200 }, (_, index) => index + 1)
    client.send(connectBytes(), ...ids.map((id) => packet(0x32, text('burst'), two(id), byte(0))))
    await client.expect('connack')
    for (const id of ids) expect((await client.expect('puback')).messageId).toBe(id)
    await client.drop()
  })

  it.each([
    ['200 MB announced before CONNECT', Buffer.from([0x10, 0x80, 0x80, 0x80, 0x60])],
    ['a CONNECT above 16 KiB', connectBytes({ clientId: 'x'.repeat(17_000) })],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['TLS on a plain port', Buffer.from([0x16, 3, 1, 0, 0xf4, 1, 0, 0, 0xf0, 3, 3])],
  ])('of %s is closed', async (_what, bytes) => {
    const client = await RawClient.open(broker.labPort)
    expect(await client.send(bytes).untilClosed()).toEqual([])
  })

  it('of a packet above 256 KiB is closed before it is whole, and MQTT 5 hears 0x95', async () => {
    const { client } = await rawConnect(broker.labPort, 5)
    const [told] = await client.send(Buffer.from([0x30, 0x80, 0x80, 0x20])).untilClosed()
    expect(told?.packet).toMatchObject({ cmd: 'disconnect', reasonCode: 0x95 })
  })
})

describe('a defect of ours in a hook', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('a defect')
      },
    ],
    ['rejects', () => Promise.reject(new Error('a defect'))],
  ] as const)(
    'that %s while a message is taken costs its client its connection, unacknowledged',
    async (_, defect) => {
      const { client } = await rawConnect(broker.labPort, 4)
      const take = vi.spyOn(Ingest.prototype, 'take').mockImplementationOnce(defect)
      onTestFinished(() => take.mockRestore())
      const came = await client.send(packet(0x32, text('hurt'), two(7), byte(0x78))).untilClosed()
      expect(came).toEqual([])
      expect(take).toHaveBeenCalledOnce()
    },
  )
})

describe('retained messages', () => {
  it('beyond a thousand of a tenant are sent on, and not kept', async () => {
    const [{ client: writer }, { client: reader }] = [
      await rawConnect(broker.labPort, 4),
      await rawConnect(broker.labPort, 4),
    ]
    await reader.subscribe('many-kept/+', 0)
    const ids = Array.from({ length: 1_001 }, (_, index) => index + 1)
    writer.send(...ids.map((id) => packet(0x33, text(`many-kept/${id}`), two(id), byte(0x78))))
    for (const id of ids) expect((await writer.expect('puback')).messageId).toBe(id)
    for (const id of ids) expect((await reader.message()).topic).toBe(`many-kept/${id}`)
    const { client: later } = await rawConnect(broker.labPort, 4)
    await later.subscribe('many-kept/+', 0)
    const kept = new Set<string>()
    while (kept.size < 1_000) kept.add((await later.message()).topic)
    expect(await later.untilPing()).toEqual([])
    await Promise.all([writer, reader, later].map((client) => client.drop()))
  })
})
