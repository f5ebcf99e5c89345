import { expect, it } from 'vitest'
import { fleetCounts } from './fleet-counts'

it('calls offline whatever was seen and is not online', () => {
  expect(fleetCounts(10, 4, { count: 1, isAll: true })).toEqual({ online: 4, offline: '5', neverSeen: '1' })
})

it('says that it did not count all', () => {
  expect(fleetCounts(1000, 4, { count: 200, isAll: false })).toEqual({
    online: 4,
    offline: '≤ 796',
    neverSeen: '200+',
  })
})

it('is never below nothing, though the counts were taken one after the other', () => {
  expect(fleetCounts(2, 2, { count: 1, isAll: true }).offline).toBe('0')
})
