import fc from 'fast-check'
import mqttPacket, { type IPublishPacket } from 'mqtt-packet'
import { expect, it } from 'vitest'
import { frameOf, packetOf } from '@/testing/frames'
import { OutboundAliases } from './outbound-aliases'

const publish = (topic: string) =>
  frameOf(
    mqttPacket.generate(
      {
        cmd: 'publish',
        topic,
        payload: topic,
        qos: 1,
        messageId: 7,
        dup: false,
        retain: true,
        properties: { contentType: 'c' },
      },
      { protocolVersion: 5 },
    ),
  )

const read = (bytes: Buffer): IPublishPacket => {
  const packet = packetOf(bytes, 5)
  if (packet.cmd !== 'publish') throw new Error('no PUBLISH')
  return packet
}

it('says of each message what its topic is, with no more aliases than the client takes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom(...'abcdef'), { maxLength: 12 }),
      (max, topics) => {
        const aliases = new OutboundAliases(max, Number.POSITIVE_INFINITY)
        const known = new Map<number, string>()
        for (const topic of topics) {
          const got = read(aliases.shorten(publish(topic)).bytes)
          const alias = got.properties?.topicAlias ?? 0
          expect(alias).toBeGreaterThanOrEqual(1)
          expect(alias).toBeLessThanOrEqual(max)
          if (got.topic !== '') known.set(alias, got.topic)
          expect(known.get(alias)).toBe(topic)
          expect(got).toMatchObject({ qos: 1, messageId: 7, retain: true, properties: { contentType: 'c' } })
          expect(got.payload.toString()).toBe(topic)
        }
      },
    ),
  )
})

it('leaves alone what would be too large with an alias, and the numbers as they were', () => {
  const plain = publish('a')
  const aliases = new OutboundAliases(1, plain.bytes.length)
  expect(aliases.shorten(plain)).toBe(plain)
  expect(aliases.shorten(plain)).toBe(plain)
})

it('does nothing for a client that takes none', () => {
  const plain = publish('a')
  expect(new OutboundAliases(0, Number.POSITIVE_INFINITY).shorten(plain)).toBe(plain)
})
