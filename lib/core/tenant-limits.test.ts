import { expect, it } from 'vitest'
import { defaultLimits, limitBounds, limitNames, tenantLimits } from './tenant-limits'

it('takes what a row sets, and the default for what it leaves out or cannot mean', () => {
  expect(tenantLimits({ publishesPerSecond: 5, publishBurst: 'many', unheardOf: 1 })).toEqual({
    ...defaultLimits,
    publishesPerSecond: 5,
  })
  for (const nothing of [null, undefined, {}, 'text', []])
    expect(tenantLimits(nothing)).toEqual(defaultLimits)
})

it('names each limit once, with its default within its bounds', () => {
  expect([...limitNames].sort()).toEqual(Object.keys(defaultLimits).sort())
  for (const name of limitNames) {
    expect(defaultLimits[name]).toBeGreaterThanOrEqual(limitBounds[name].min)
    expect(defaultLimits[name]).toBeLessThanOrEqual(limitBounds[name].max)
  }
})
