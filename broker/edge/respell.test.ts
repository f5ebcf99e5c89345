import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framed, frameOf, packetOf } from '@/testing/frames'
import type { Frame } from './frame-scanner'
import { respellPublish } from './respell'

describe('respellPublish', () => {
  it('changes the topic alone, whatever the length of either', () => {
    const topic = fc
      .array(fc.constantFrom('a', '/', '\u00e9', '\ufeff', '\u{1f600}'), { minLength: 1, maxLength: 200 })
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(
        topic,
        topic,
        // Of one byte: to make up twenty thousand, and compare them, takes longer than all else.
        fc.nat({ max: 20_000 }),
        fc.constantFrom(0, 1, 2),
        (from, to, length, qos) => {
          const payload = Buffer.alloc(length, length)
          const publish = {
            cmd: 'publish',
            topic: from,
            payload,
            qos,
            dup: qos > 0,
            retain: true,
            ...(qos > 0 ? { messageId: 7 } : {}),
          } as const
          const respelled = respellPublish(framed(publish), to)
          const { payload: got, ...rest } = publishOf(respelled)
          const { payload: _sent, ...sent } = publish
          expect(rest).toMatchObject({ ...sent, topic: to })
          expect(payload.equals(Buffer.from(got))).toBe(true)
          expect(frameOf(respelled.bytes).bodyAt).toBe(respelled.bodyAt)
        },
      ),
    )
  })

  it('leaves the properties of MQTT 5 as they are', () => {
    const properties = { responseTopic: 'a/b', contentType: 'text/plain', userProperties: { a: ['1', '2'] } }
    const publish = {
      cmd: 'publish',
      topic: 't',
      payload: 'x',
      qos: 1,
      messageId: 3,
      dup: false,
      retain: false,
    } as const
    const { bytes } = respellPublish(framed({ ...publish, properties }, 5), '$plain/7/t')
    expect(packetOf(bytes, 5)).toMatchObject({ topic: '$plain/7/t', messageId: 3, properties })
  })
})

function publishOf({ bytes }: Frame) {
  const packet = packetOf(bytes)
  if (packet.cmd !== 'publish') throw new Error('no PUBLISH')
  return packet
}
