import fc from 'fast-check'
import mqttPacket from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { frameOf } from '@/testing/frames'
import { byte, four, properties, text, two } from '@/testing/mqtt-bytes'
import { checkPublish } from './check-publish'
import { MalformedPacket } from './malformed-packet'
import { numberIn, property, readProperties, textIn } from './read-properties'

describe('readProperties', () => {
  it('answers values, where they stand, and where the block ends', () => {
    const bytes = Buffer.concat([
      byte(0xff),
      properties(
        byte(2),
        four(70_000),
        byte(3),
        text('a/b'),
        byte(0x26),
        text('k'),
        text('v'),
        byte(0x26),
        text('k'),
        text('w'),
      ),
      byte(0xff),
    ])
    const read = readProperties(bytes, 1, 'publish')
    expect(numberIn(read, property.messageExpiry)).toBe(70_000)
    expect(textIn(read, property.contentType)).toBe('a/b')
    expect(textIn(read, property.messageExpiry)).toBeUndefined()
    expect(bytes.readUInt32BE(read.values.get(property.messageExpiry)?.at ?? 0)).toBe(70_000)
    expect(read.end).toBe(bytes.length - 1)
  })

  it('never reads beyond its block', () => {
    const cut = Buffer.concat([byte(3), byte(2), two(0), four(0)])
    expect(() => readProperties(cut, 0, 'publish')).toThrow(MalformedPacket)
  })

  it('takes several identifiers of subscriptions from us, and none from a client', () => {
    const bytes = properties(byte(0x0b), byte(1), byte(0x0b), byte(2))
    expect(readProperties(bytes, 0, 'delivery').end).toBe(bytes.length)
    expect(() => readProperties(bytes, 0, 'publish')).toThrow(MalformedPacket)
  })

  it('answers or throws MalformedPacket, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        for (const owner of ['connect', 'will', 'publish', 'disconnect'] as const) {
          try {
            expect(readProperties(Buffer.from(noise), 0, owner).end).toBeLessThanOrEqual(noise.length)
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedPacket)
          }
        }
      }),
    )
  })
})

describe('checkPublish', () => {
  it('takes what a library writes', () => {
    const bytes = mqttPacket.generate(
      {
        cmd: 'publish',
        topic: 'a/b',
        payload: 'x',
        qos: 1,
        messageId: 3,
        dup: true,
        retain: true,
        properties: { topicAlias: 2, responseTopic: 'r', userProperties: { a: ['1', '2'] } },
      },
      { protocolVersion: 5 },
    )
    const aliases = new Set<number>()
    expect(checkPublish(frameOf(bytes), 5, aliases)).toMatchObject({ topic: 'a/b', qos: 1, packetId: 3 })
    expect([...aliases]).toEqual([2])
  })
})
