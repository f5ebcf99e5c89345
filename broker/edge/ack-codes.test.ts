import { describe, expect, it } from 'vitest'
import { framed, packetOf } from '@/testing/frames'
import { AckCodes } from './ack-codes'

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
})
