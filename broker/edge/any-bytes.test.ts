/** Whatever a client sends, the edge takes it or refuses it: nothing else is thrown that would end more than a connection. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byte, connectBytes, four, packet, properties, text, two } from '@/testing/mqtt-bytes'
import { noClientLimits } from './client-limits'
import { Dialogue, type Line } from './dialogue'
import { FrameScanner } from './frame-scanner'
import { Handshake } from './handshake'
import { noPacketIds } from './inspect-frame'
import { MalformedPacket } from './malformed-packet'
import { noMount } from './mount'
import { packetType } from './packet-type'

const own = properties(byte(2), four(9), byte(0x26), text('k'), text('v'))
const will = [own, text('w'), text('x')]

const seeds = [
  connectBytes({ flags: 0xc6, clientId: 'c', rest: [text('w'), text('x'), text('u'), text('p')] }),
  connectBytes({ level: 5, flags: 6, properties: [byte(0x21), two(5)], clientId: 'c', rest: will }),
  packet(0x32, text('a/b'), two(1), own, byte(1)),
  packet(0x3d, text('a/b'), two(1), properties(byte(0x23), two(1)), byte(1)),
  packet(0x62, two(1), byte(0), properties()),
  packet(0x50, two(1), byte(0x92), own),
  packet(0x82, two(1), properties(byte(0x0b), byte(3)), text('a/#'), byte(1), text('$share/g/b'), byte(0)),
  packet(0x82, two(1), text('a/#'), byte(1)),
  packet(0xa2, two(1), properties(), text('a/#')),
  packet(0xe0, byte(4), properties(byte(0x11), four(3))),
]

/** A packet with some bytes changed, and perhaps cut short; its length is that which it has. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 4 }),
    fc.nat({ max: 60 }),
  )
  .map(([seed, changes, cut]) => {
    const body = Buffer.from(seed.subarray(2, cut % 3 === 0 ? Math.max(2, seed.length - cut) : seed.length))
    for (const [at, value] of changes) if (at < body.length) body[at] = value
    return packet(seed.readUInt8(0), body)
  })

const line: Line = {
  pass: () => {},
  write: () => {},
  answer: () => {},
  cut: () => {},
  because: () => undefined,
  onFiltersAnswered: () => {},
  onPublishIn: () => {},
  onPublishOut: () => {},
  onPuback: () => {},
  onUndelivered: () => {},
}

function orMalformed(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedPacket)
  }
}

it('A31 takes or refuses packets of any bytes, in every version', () => {
  fc.assert(
    fc.property(mutated, fc.constantFrom(3, 4, 5), (bytes, version) => {
      for (const frame of new FrameScanner(() => 1e6).scan(bytes).frames) {
        const facts = {
          version,
          mount: noMount,
          ids: noPacketIds(),
          clientLimits: noClientLimits,
          expirySeconds: 0,
        } as const
        const dialogue = new Dialogue(facts, line)
        orMalformed(() => {
          if (frame.type === packetType.connect) greet(frame)
          else if (frame.type === packetType.subscribe)
            dialogue.translator.subscribe(frame, (asked) =>
              asked.map(({ filter, qos }) => ({ isGranted: true, routed: filter, qos })),
            )
          else if (frame.type === packetType.unsubscribe)
            dialogue.translator.unsubscribe(frame, (filter) => filter)
          else dialogue.receive(frame)
        })
      }
    }),
    { numRuns: 400 },
  )
})

function greet(frame: Parameters<Handshake['read']>[0]): void {
  const handshake = new Handshake()
  const read = handshake.read(frame)
  if (!('packet' in read)) return
  handshake.forward(read.packet, {
    isAdmitted: true,
    sessionKey: 'k',
    additions: { sharedSubscriptionAvailable: true },
    keepAliveSeconds: 0,
    ids: noPacketIds(),
    mount: noMount,
    isResumed: false,
  })
}
