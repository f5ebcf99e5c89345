import { describe, expect, it } from 'vitest'
import { framed, packetOf } from '@/testing/frames'
import { AckCodes } from './ack-codes'
import { noClientLimits } from './client-limits'

describe('AckCodes', () => {
  it.each(['puback', 'pubrec'] as const)('puts the code into the %s of its packet id, once', (cmd) => {
    const codes = new AckCodes()
    codes.set(0x1234, 0x90)
    const other = framed({ cmd, messageId: 0x1235 }, 5)
    expect(codes.complete(other)).toBe(other.bytes)
    const ack = framed({ cmd, messageId: 0x1234 }, 5)
    expect(packetOf(codes.complete(ack), 5)).toMatchObject({ cmd, messageId: 0x1234, reasonCode: 0x90 })
    expect(codes.complete(ack)).toBe(ack.bytes)
  })

  it.each([
    ['in words', noClientLimits, { reasonString: 'no' }],
    ['without, where the client declines them', { ...noClientLimits, hearsReasons: false }, undefined],
    ['without, where they do not fit', { ...noClientLimits, packetBytes: 9 }, undefined],
  ])('[MQTT5-3.4.2.2.1] says why %s', (_how, limits, properties) => {
    const codes = new AckCodes(limits)
    codes.set(1, 0x90, 'no')
    const bytes = codes.complete(framed({ cmd: 'puback', messageId: 1 }, 5))
    expect(packetOf(bytes, 5)).toMatchObject({ reasonCode: 0x90 })
    expect(Reflect.get(packetOf(bytes, 5) ?? {}, 'properties')).toEqual(properties)
    if (!properties) expect(bytes).toHaveLength(5)
  })
})
