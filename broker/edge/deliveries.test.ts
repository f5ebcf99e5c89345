import mqttPacket from 'mqtt-packet'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { frameOf, packetOf } from '@/testing/frames'
import { type ClientLimits, noClientLimits } from './client-limits'
import { Deliveries } from './deliveries'
import { readPublishHead } from './read-frame'

afterEach(() => {
  vi.useRealTimers()
})

const publish = (messageId: number, expiry?: number, payload = 'x') =>
  frameOf(
    mqttPacket.generate(
      {
        cmd: 'publish',
        topic: 't',
        payload,
        qos: 1,
        messageId,
        dup: false,
        retain: false,
        ...(expiry === undefined ? {} : { properties: { messageExpiryInterval: expiry } }),
      },
      { protocolVersion: 5 },
    ),
  )

function deliveries(limits: Partial<ClientLimits> = {}, sent = new Set<number>()) {
  const written: Buffer[] = []
  const dropped: string[] = []
  const made = new Deliveries({ ...noClientLimits, ...limits }, true, sent, {
    translate: (frame) => frame,
    onSend: () => {},
    write: (bytes) => written.push(bytes),
    onDropped: (frame, because) => dropped.push(`${readPublishHead(frame).packetId} ${because}`),
  })
  const ids = () => written.map((bytes) => readPublishHead(frameOf(bytes)).packetId)
  return { made, written, dropped, ids }
}

describe('Deliveries', () => {
  it('lets go as many as the client takes, and the next one as it ends one', () => {
    const { made, ids } = deliveries({ receiveMaximum: 2 })
    for (const id of [1, 2, 3, 4]) made.send(publish(id))
    expect(ids()).toEqual([1, 2])
    expect(made.heldMessages).toBe(2)
    made.finished(2)
    made.finished(2)
    made.finished(99)
    expect(ids()).toEqual([1, 2, 3])
    made.finished(1)
    expect(made.heldBytes).toBe(0)
  })

  it('[MQTT5-2.2.1-3] keeps back an id that is under way, and what comes behind it', () => {
    const { made, ids } = deliveries()
    for (const id of [1, 1, 2]) made.send(publish(id))
    expect(ids()).toEqual([1])
    made.finished(1)
    expect(ids()).toEqual([1, 1, 2])
  })

  it('marks as repeated what left on an earlier connection, and that alone', () => {
    const { made, written } = deliveries({}, new Set([1]))
    for (const id of [1, 2]) made.send(publish(id))
    expect(written.map((bytes) => packetOf(bytes, 5))).toMatchObject([{ dup: true }, { dup: false }])
  })

  it('counts down the expiry of what waits, and drops what is over', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { made, written, dropped } = deliveries({ receiveMaximum: 1 })
    made.send(publish(1))
    made.send(publish(2, 2))
    made.send(publish(3, 10))
    vi.advanceTimersByTime(2_500)
    made.finished(1)
    expect(dropped).toEqual(['2 expired'])
    expect(packetOf(written[1] ?? Buffer.alloc(0), 5)).toMatchObject({
      messageId: 3,
      properties: { messageExpiryInterval: 8 },
    })
  })

  it('drops what is larger than the client takes, which takes no room', () => {
    const { made, dropped, ids } = deliveries({ packetBytes: 20, receiveMaximum: 1 })
    made.send(publish(1, undefined, 'x'.repeat(100)))
    made.send(publish(2))
    expect(dropped).toEqual(['1 too-large'])
    expect(ids()).toEqual([2])
  })
})
