import { describe, expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { joinHistory } from './join-history'
import type { SizedRecord } from './record-pack'
import { RecordRing } from './record-ring'

const row = (seq: number, bytes = 10) => ({ seq, record: logRecord({ seq }), bytes })
const seqs = (ring: RecordRing<SizedRecord>) => ring.rows().map(({ seq }) => seq)

describe('RecordRing', () => {
  it('keeps records in the order of seq, each once, whatever order they come in', () => {
    const ring = new RecordRing<SizedRecord>()
    expect([5, 3, 4, 3, 9].map((seq) => ring.add(row(seq)))).toEqual([true, true, true, false, true])
    expect(seqs(ring)).toEqual([3, 4, 5, 9])
  })

  it('takes many at once as it takes them one by one', () => {
    const ring = new RecordRing<SizedRecord>(3)
    expect(ring.addAll([4, 2, 4, 3, 5].map((seq) => row(seq)))).toBe(4)
    expect(seqs(ring)).toEqual([3, 4, 5])
    expect(ring.dropped).toBe(1)
  })

  it('drops the oldest over the number of rows and counts them', () => {
    const ring = new RecordRing<SizedRecord>(3)
    for (const seq of [1, 2, 3, 4, 5]) ring.add(row(seq))
    expect(seqs(ring)).toEqual([3, 4, 5])
    expect(ring.dropped).toBe(2)
  })

  it('drops the oldest over the number of bytes, and never the newest', () => {
    const ring = new RecordRing<SizedRecord>(100, 50)
    for (const seq of [1, 2, 3]) ring.add(row(seq, 20))
    expect(seqs(ring)).toEqual([2, 3])
    ring.add(row(4, 1000))
    expect(seqs(ring)).toEqual([4])
  })

  it('does not take back what it let go of', () => {
    const ring = new RecordRing<SizedRecord>(2)
    for (const seq of [1, 2, 3]) ring.add(row(seq))
    expect(ring.add(row(1))).toBe(false)
    ring.clear()
    expect(ring.add(row(3))).toBe(false)
    expect(ring.add(row(4))).toBe(true)
    expect(seqs(ring)).toEqual([4])
  })

  it('hands over what it holds with the number dropped since the last time', () => {
    const ring = new RecordRing<SizedRecord>(2)
    for (const seq of [1, 2, 3]) ring.add(row(seq))
    expect(ring.drain()).toMatchObject({ dropped: 1, rows: [row(2), row(3)] })
    expect(ring.drain()).toEqual({ dropped: 0, rows: [] })
  })
})

describe('joinHistory', () => {
  it('puts history under live records without gap or repeat where the two overlap', () => {
    const ring = new RecordRing<SizedRecord>()
    for (const seq of [103, 104, 106]) ring.add(row(seq))
    const added = joinHistory(
      ring,
      [105, 104, 103, 102, 101].map((seq) => logRecord({ seq })),
    )
    expect(added).toBe(3)
    expect(seqs(ring)).toEqual([101, 102, 103, 104, 105, 106])
  })

  it('takes the newest of a history that does not fit, and drops nothing live', () => {
    const ring = new RecordRing<SizedRecord>(4)
    for (const seq of [10, 11, 12]) ring.add(row(seq))
    expect(
      joinHistory(
        ring,
        [7, 8, 9].map((seq) => logRecord({ seq })),
      ),
    ).toBe(1)
    expect(seqs(ring)).toEqual([9, 10, 11, 12])
    expect(ring.dropped).toBe(0)
  })

  it('brings nothing back that was cleared', () => {
    const ring = new RecordRing<SizedRecord>()
    ring.add(row(10))
    ring.clear()
    expect(
      joinHistory(
        ring,
        [9, 10].map((seq) => logRecord({ seq })),
      ),
    ).toBe(0)
  })
})
