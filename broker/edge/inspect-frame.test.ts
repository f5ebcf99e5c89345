import { describe, expect, it } from 'vitest'
import { framed, frameOf } from '@/testing/frames'
import { type Conversation, inspectFrame, noPacketIds } from './inspect-frame'

const conversation = (more: Partial<Conversation> = {}): Conversation => ({
  version: 4,
  ids: noPacketIds(),
  aliases: new Set(),
  unfinished: new Set(),
  expirySeconds: 0,
  ...more,
})

describe('inspectFrame', () => {
  it('passes a PUBLISH on, and says that it is one', () => {
    const publish = framed({
      cmd: 'publish',
      topic: 'a/b',
      payload: 'x',
      qos: 1,
      dup: false,
      retain: false,
      messageId: 3,
    })
    expect(inspectFrame(publish, conversation())).toEqual({
      action: 'pass',
      isPublish: true,
      qos: 1,
      topic: 'a/b',
    })
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
    expect(() => inspectFrame(frameOf(bytes), conversation())).toThrow(/./)
  })

  it('takes a topic with empty levels and U+FEFF, which are legal', () => {
    const publish = framed({
      cmd: 'publish',
      topic: '/a//\ufeffb/',
      payload: '',
      qos: 0,
      dup: false,
      retain: false,
    })
    expect(inspectFrame(publish, conversation()).action).toBe('pass')
  })

  it('passes one PUBREL of a stored message on and answers the second itself', () => {
    const known = conversation({ ids: { ...noPacketIds(), qos2Stored: new Set([4]) } })
    const pubrel = framed({ cmd: 'pubrel', messageId: 4 })
    expect(inspectFrame(pubrel, known).action).toBe('pass')
    const second = inspectFrame(pubrel, known)
    expect(second.action === 'answer' && [...second.bytes]).toEqual([0x70, 2, 0, 4])
  })

  it('ends the connection for a second CONNECT and for packets that only a server sends', () => {
    expect(() => inspectFrame(framed({ cmd: 'connect', clientId: 'x' }), conversation())).toThrow(/./)
    expect(() => inspectFrame(framed({ cmd: 'pingresp' }), conversation())).toThrow(/./)
  })
})
