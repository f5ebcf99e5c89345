import fc from 'fast-check'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { FrameScanner } from './frame-scanner'

const packets: Packet[] = [
  { cmd: 'pingreq' },
  { cmd: 'publish', topic: 'a/b', payload: Buffer.from('x'.repeat(200)), qos: 0, dup: false, retain: false },
  { cmd: 'publish', topic: 'a', payload: Buffer.alloc(0), qos: 1, dup: false, retain: false, messageId: 7 },
  { cmd: 'subscribe', messageId: 9, subscriptions: [{ topic: 'a/#', qos: 1 }] },
]
const frames = packets.map((packet) => mqttPacket.generate(packet))
const stream = Buffer.concat(frames)

describe('FrameScanner', () => {
  it('A31 finds the same packets however the stream is split', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (cuts) => {
        const scanner = new FrameScanner(() => 1000)
        const borders = [0, ...cuts.sort((a, b) => a - b), stream.length]
        const found = borders
          .slice(1)
          .flatMap((end, index) => scanner.scan(stream.subarray(borders[index], end)).frames)
        expect(found.map((frame) => Buffer.from(frame.bytes))).toEqual(frames)
        expect(found.map((frame) => frame.type)).toEqual([12, 3, 3, 8])
      }),
    )
  })

  it('refuses a packet announced larger than the limit before its body arrives', () => {
    expect(new FrameScanner(() => 100).scan(Buffer.from([0x30, 0x80, 0x01])).fault).toBe('too-large')
  })

  it('gives the packets before a faulty one', () => {
    const { frames: found, fault } = new FrameScanner(() => 10).scan(
      Buffer.concat([Buffer.from([0xc0, 0]), Buffer.from([0x30, 0x7f])]),
    )
    expect(found).toHaveLength(1)
    expect(fault).toBe('too-large')
  })

  it('refuses a remaining length of five bytes', () => {
    expect(new FrameScanner(() => 1e9).scan(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])).fault).toBe(
      'malformed',
    )
  })
})
