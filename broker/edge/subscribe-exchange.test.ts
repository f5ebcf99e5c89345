import type { ISubackPacket } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'
import { framed, packetOf, subscribeByHand } from '@/testing/frames'
import { limits } from './limits'
import {
  type AnswerFilters,
  type Exchanged,
  type FilterAnswer,
  SubscribeExchange,
} from './subscribe-exchange'

const ask = (filters: readonly (readonly [string, Qos])[], version: ProtocolVersion = 4) =>
  framed(
    { cmd: 'subscribe', messageId: 9, subscriptions: filters.map(([topic, qos]) => ({ topic, qos })) },
    version,
  )
const granted = (routed: string, qos: Qos): FilterAnswer => ({ isGranted: true, routed, qos })
const refused = (reasonCode: number): FilterAnswer => ({ isGranted: false, reasonCode })
const answer =
  (...answers: FilterAnswer[]): AnswerFilters =>
  () =>
    answers
const codesOf = (bytes: Buffer, version: ProtocolVersion = 4) => {
  const packet = packetOf(bytes, version)
  return packet.cmd === 'suback' ? [packet.messageId, packet.granted] : []
}
const passOf = (exchanged: Exchanged, version: ProtocolVersion = 4) => {
  if (!('pass' in exchanged)) throw new Error('answered at once')
  const packet = packetOf(exchanged.pass, version)
  if (packet.cmd !== 'subscribe') throw new Error('no SUBSCRIBE')
  return packet
}
const suback = (codes: ISubackPacket['granted'], version: ProtocolVersion = 4) =>
  framed({ cmd: 'suback', messageId: 9, granted: codes }, version)

describe('SUBSCRIBE', () => {
  it('goes on with what is granted, as it is routed, and comes back with a code for each filter asked for', () => {
    const exchange = new SubscribeExchange(4)
    const exchanged = exchange.subscribe(
      ask([
        ['a', 2],
        ['b', 1],
        ['c', 0],
      ]),
      answer(granted('$plain/1/a', 1), refused(0x87), granted('$plain/1/c', 0)),
    )
    expect(passOf(exchanged).subscriptions).toMatchObject([
      { topic: '$plain/1/a', qos: 1 },
      { topic: '$plain/1/c', qos: 0 },
    ])
    expect(codesOf(exchange.complete(suback([1, 0])))).toEqual([9, [1, 0x80, 0]])
  })

  it('that names one filter twice goes on with it once, and both are answered', () => {
    const exchange = new SubscribeExchange(4)
    const twice = answer(granted('r/a', 0), granted('r/a', 1))
    const exchanged = exchange.subscribe(
      ask([
        ['a', 0],
        ['a', 1],
      ]),
      twice,
    )
    expect(passOf(exchanged).subscriptions).toMatchObject([{ topic: 'r/a', qos: 1 }])
    expect(codesOf(exchange.complete(suback([1])))).toEqual([9, [0, 1]])
  })

  it('of which nothing is granted is answered here: one code in MQTT 3, the reason in MQTT 5', () => {
    for (const [version, codes] of [
      [3, [0x80, 0x80]],
      [4, [0x80, 0x80]],
      [5, [0xa2, 0x8f]],
    ] as const) {
      const exchanged = new SubscribeExchange(version).subscribe(
        ask(
          [
            ['a/#', 0],
            ['b', 0],
          ],
          version,
        ),
        answer(refused(0xa2), refused(0x8f)),
      )
      expect('answer' in exchanged && codesOf(exchanged.answer, version)).toEqual([9, codes])
    }
  })

  it('keeps what MQTT 5 says of the subscription and of the packet', () => {
    const properties = { subscriptionIdentifier: 42, userProperties: { 'content-mode': 'binary' } }
    const subscription = { topic: 'a', qos: 1, nl: true, rap: true, rh: 2 } as const
    const frame = framed({ cmd: 'subscribe', messageId: 9, subscriptions: [subscription], properties }, 5)
    let heard: unknown
    const exchanged = new SubscribeExchange(5).subscribe(frame, (_asked, userProperties) => {
      heard = userProperties
      return [granted('r/a', 1)]
    })
    expect(heard).toMatchObject({ 'content-mode': 'binary' })
    expect(passOf(exchanged, 5)).toMatchObject({
      subscriptions: [{ ...subscription, topic: 'r/a' }],
      properties: { subscriptionIdentifier: 42 },
    })
  })

  it('of more filters than one packet may have is refused, and nobody is asked', () => {
    const many = Array.from(
      { length: limits.filtersPerSubscribe + 1 },
      (_, index) => [`f${index}`, 0] as const,
    )
    const exchanged = new SubscribeExchange(5).subscribe(ask(many, 5), () => {
      throw new Error('asked')
    })
    expect('answer' in exchanged && codesOf(exchanged.answer, 5)).toEqual([9, many.map(() => 0x97)])
  })

  it.each(['a#', '#/a', '+a', 'a/+b/c', ''])('ends the connection for the filter "%s"', (filter) => {
    const exchange = new SubscribeExchange(4)
    expect(() =>
      exchange.subscribe(subscribeByHand(Buffer.from(filter)), answer(granted(filter, 0))),
    ).toThrow(/./)
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'takes the filter "%s" for a name like any other',
    (filter) => {
      const exchanged = new SubscribeExchange(4).subscribe(
        ask([[filter, 1]]),
        answer(granted(`$plain/1/${filter}`, 1)),
      )
      expect(passOf(exchanged).subscriptions).toMatchObject([{ topic: `$plain/1/${filter}`, qos: 1 }])
    },
  )
})

describe('a SUBACK', () => {
  it('for no SUBSCRIBE of the client is passed on as it is', () => {
    const frame = suback([1])
    expect(new SubscribeExchange(4).complete(frame)).toBe(frame.bytes)
  })
})

describe('UNSUBSCRIBE', () => {
  it('goes on with the filters as they are routed', () => {
    const frame = framed({ cmd: 'unsubscribe', messageId: 5, unsubscriptions: ['a/#', 'constructor'] })
    const bytes = new SubscribeExchange(4).unsubscribe(frame, (filter) => `$plain/1/${filter}`)
    expect(packetOf(bytes)).toMatchObject({
      messageId: 5,
      unsubscriptions: ['$plain/1/a/#', '$plain/1/constructor'],
    })
  })

  it('ends the connection for a filter that is not well formed', () => {
    const frame = framed({ cmd: 'unsubscribe', messageId: 5, unsubscriptions: ['a#'] })
    expect(() => new SubscribeExchange(4).unsubscribe(frame, (filter) => filter)).toThrow(/./)
  })
})
