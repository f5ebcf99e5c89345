import { describe, expect, it } from 'vitest'
import { makeRecord } from './make-record'
import { RecentRing } from './recent-ring'

const place = { companyId: 'c1', tenantId: 1 }
const record = (text: string) =>
  makeRecord({
    kind: 'message',
    outcome: 'allowed',
    sentence: text,
    principal: 'd',
    payload: Buffer.from(text),
  })

describe('RecentRing', () => {
  it('keeps the last 50 of a device, newest first', () => {
    const ring = new RecentRing()
    for (let index = 0; index < 60; index++) ring.add('d1', place, record(`m${index}`))
    const sentences = ring.recent({ deviceId: 'd1' }).map(({ sentence }) => sentence)
    expect(sentences).toHaveLength(50)
    expect([sentences[0], sentences.at(-1)]).toEqual(['m59', 'm10'])
  })

  it('answers for a tenant and for a company without showing others', () => {
    const ring = new RecentRing()
    ring.add('d1', place, record('ours'))
    ring.add('d2', { companyId: 'c2', tenantId: 2 }, record('theirs'))
    expect(ring.recent({ companyId: 'c1' }).map(({ sentence }) => sentence)).toEqual(['ours'])
    expect(ring.recent({ tenantId: 2 }).map(({ sentence }) => sentence)).toEqual(['theirs'])
  })

  it('stays within its bytes by dropping the device that was silent longest', () => {
    const ring = new RecentRing()
    const large = 'x'.repeat(4000)
    for (let device = 0; device < 20_000; device++) ring.add(`d${device}`, place, record(large))
    expect(ring.recent({ deviceId: 'd0' })).toEqual([])
    expect(ring.recent({ deviceId: 'd19999' })).toHaveLength(1)
  })
})

describe('makeRecord', () => {
  it('numbers records strictly upwards', () => {
    const seqs = Array.from({ length: 1000 }, () => record('x').seq)
    expect(seqs.every((seq, index) => index === 0 || seq > (seqs[index - 1] ?? 0))).toBe(true)
  })

  it('shows text as text, cut at 4 KiB between characters, and bytes as hex', () => {
    expect(record('é'.repeat(3000)).payload).toBe('é'.repeat(2047))
    expect(
      makeRecord({
        kind: 'message',
        outcome: 'refused',
        sentence: '',
        principal: '',
        payload: Buffer.from([0xff, 0]),
      }),
    ).toMatchObject({
      payload: null,
      payloadHex: 'ff00',
      payloadBytes: 2,
    })
  })
})
