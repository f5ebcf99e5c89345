import mqttPacket, { type Packet } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { type Frame, FrameScanner } from './frame-scanner'
import { inspectFrame, noPacketIds } from './inspect-frame'

function frameOf(bytes: Buffer): Frame {
  const [frame] = new FrameScanner(() => 1e6).scan(bytes).frames
  if (!frame) throw new Error('no frame')
  return frame
}
const frame = (packet: Packet, version: 4 | 5 = 4) =>
  frameOf(mqttPacket.generate(packet, { protocolVersion: version }))
const noIds = noPacketIds

/** SUBSCRIBE with filters that a packet library would not write. */
function rawSubscribe(...filters: Buffer[]): Frame {
  const body = Buffer.concat([
    Buffer.from([0, 1]),
    ...filters.map((filter) =>
      Buffer.concat([Buffer.from([filter.length >> 8, filter.length & 255]), filter, Buffer.from([0])]),
    ),
  ])
  return frameOf(Buffer.concat([Buffer.from([0x82, body.length]), body]))
}

describe('inspectFrame', () => {
  it('passes a PUBLISH on, and says that it is one', () => {
    const publish = frame({
      cmd: 'publish',
      topic: 'a/b',
      payload: 'x',
      qos: 1,
      dup: false,
      retain: false,
      messageId: 3,
    })
    expect(inspectFrame(publish, false, noIds())).toEqual({ action: 'pass', isPublish: true, qos: 1 })
  })

  it.each([
    ['a wildcard', Buffer.from([0x30, 4, 0, 2, 0x61, 0x23])],
    ['NUL', Buffer.from([0x30, 3, 0, 1, 0])],
    ['a lone surrogate', Buffer.from([0x30, 5, 0, 3, 0xed, 0xa0, 0x80])],
    ['no character', Buffer.from([0x30, 2, 0, 0])],
    ['a length beyond the packet', Buffer.from([0x30, 3, 0, 9, 0x61])],
    ['QoS 3', Buffer.from([0x36, 5, 0, 1, 0x61, 0, 1])],
    ['packet id 0', Buffer.from([0x32, 5, 0, 1, 0x61, 0, 0])],
  ])('ends the connection for a PUBLISH whose topic holds %s', (_what, bytes) => {
    expect(() => inspectFrame(frameOf(bytes), false, noIds())).toThrow(/./)
  })

  it('takes a topic with empty levels and U+FEFF, which are legal', () => {
    const publish = frame({
      cmd: 'publish',
      topic: '/a//\ufeffb/',
      payload: '',
      qos: 0,
      dup: false,
      retain: false,
    })
    expect(inspectFrame(publish, false, noIds()).action).toBe('pass')
  })

  it.each(['a#', '#/a', '+a', 'a/+b/c', ''])('ends the connection for the filter "%s"', (filter) => {
    expect(() => inspectFrame(rawSubscribe(Buffer.from(filter)), false, noIds())).toThrow(/./)
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'answers a SUBSCRIBE of "%s" itself, refused',
    (filter) => {
      const verdict = inspectFrame(rawSubscribe(Buffer.from(filter)), false, noIds())
      expect(verdict).toMatchObject({ action: 'answer', refusedFilters: [filter] })
      expect(verdict.action === 'answer' && [...verdict.bytes]).toEqual([0x90, 3, 0, 1, 0x80])
    },
  )

  it('answers an UNSUBSCRIBE of "constructor" itself', () => {
    const verdict = inspectFrame(
      frame({ cmd: 'unsubscribe', messageId: 5, unsubscriptions: ['constructor'] }),
      false,
      noIds(),
    )
    expect(verdict.action === 'answer' && [...verdict.bytes]).toEqual([0xb0, 2, 0, 5])
  })

  it('passes one PUBREL of a stored message on and answers the second itself', () => {
    const ids = { ...noPacketIds(), qos2Stored: new Set([4]) }
    const pubrel = frame({ cmd: 'pubrel', messageId: 4 })
    expect(inspectFrame(pubrel, false, ids).action).toBe('pass')
    const second = inspectFrame(pubrel, false, ids)
    expect(second.action === 'answer' && [...second.bytes]).toEqual([0x70, 2, 0, 4])
  })

  it('ends the connection for a second CONNECT and for packets that only a server sends', () => {
    expect(() => inspectFrame(frame({ cmd: 'connect', clientId: 'x' }), false, noIds())).toThrow(/./)
    expect(() => inspectFrame(frame({ cmd: 'pingresp' }), false, noIds())).toThrow(/./)
  })
})
