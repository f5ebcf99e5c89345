import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framed, frameOf, packetOf } from '@/testing/frames'
import { respellPublish } from './respell'

describe('respellPublish', () => {
  it('changes the topic alone, whatever the length of either', () => {
    const topic = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 200 })
      .filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(
        topic,
        topic,
        fc.uint8Array({ maxLength: 20_000 }),
        fc.constantFrom(0, 1, 2),
        (from, to, bytes, qos) => {
          const payload = Buffer.from(bytes)
          const publish = {
            cmd: 'publish',
            topic: from.replace(/[#+\0]/g, '_'),
            payload,
            qos,
            dup: qos > 0,
            retain: true,
            ...(qos > 0 ? { messageId: 7 } : {}),
          } as const
          const respelled = respellPublish(framed(publish), to)
          expect(packetOf(respelled.bytes)).toMatchObject({ ...publish, topic: to })
          expect(frameOf(respelled.bytes)).toEqual(respelled)
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
