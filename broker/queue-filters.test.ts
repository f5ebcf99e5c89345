import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterMatches } from '@/lib/core/topic'
import { QueueFilters } from './queue-filters'

const target = (clientId: string, more: { isForOthersOnly?: boolean; keepsRetainFlag?: boolean } = {}) => ({
  clientId,
  isForOthersOnly: false,
  keepsRetainFlag: false,
  ...more,
})
const matched = (filters: QueueFilters, topic: string) =>
  filters
    .match(topic)
    .map(({ clientId }) => clientId)
    .sort()

describe('QueueFilters', () => {
  it('matches as MQTT does, empty levels and $ included, also when filters were taken out', () => {
    const level = fc.constantFrom('a', 'b', '', '$x')
    const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'))
    const filter = fc
      .tuple(fc.array(fc.constantFrom('a', 'b', '', '$x', '+'), { maxLength: 4 }), fc.boolean())
      .map(([levels, isWide]) => [...levels, ...(isWide || levels.length === 0 ? ['#'] : [])].join('/'))
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 8 }), fc.array(fc.nat(7)), topic, (all, gone, published) => {
        const filters = new QueueFilters()
        for (const [index, one] of all.entries()) filters.add(one, target(`${index}`))
        for (const index of gone) filters.remove(all[index] ?? '', `${index}`)
        const expected = all.flatMap((one, index) =>
          !gone.includes(index) && filterMatches(one, published) ? [`${index}`] : [],
        )
        expect(matched(filters, published)).toEqual(expected.sort())
      }),
    )
  })

  it('gives a session once, and it is for others only where all of its filters are', () => {
    const filters = new QueueFilters()
    filters.add('r/#', target('a', { isForOthersOnly: true }))
    filters.add('r/+', target('a', { isForOthersOnly: true, keepsRetainFlag: true }))
    expect(filters.match('r/x')).toEqual([target('a', { isForOthersOnly: true, keepsRetainFlag: true })])
    filters.add('r/x', target('a'))
    expect(filters.match('r/x')).toEqual([target('a', { keepsRetainFlag: true })])
  })

  it('forgets a session with all of its filters, and no other', () => {
    const filters = new QueueFilters()
    for (const filter of ['r/#', 'r/x', '+/x']) {
      filters.add(filter, target('a'))
      filters.add(filter, target('b'))
    }
    filters.removeAll('a')
    expect(matched(filters, 'r/x')).toEqual(['b'])
    filters.remove('r/nothing', 'b')
    expect(matched(filters, 'r/x')).toEqual(['b'])
  })
})
