import { expect, it } from 'vitest'
import type { TenantUsage } from '@/lib/contract/tenant-usage'
import { defaultLimits, limitNames } from '@/lib/core/tenant-limits'
import { isDefault, isNear, limitFlaw, limitsPatchOf, limitUse } from './limit-words'

const usage: TenantUsage = {
  devices: 3,
  sensors: 900,
  sensorsOfOneDevice: 850,
  provisionedDevices: 2,
  retainedMessages: 7,
  users: 1,
  apiTokens: 0,
  readingsByDay: [],
  stored: null,
  live: {
    connections: 1,
    messagesPerSecond: 3,
    readingsPerSecond: 3,
    busiestPerSecond: 2.55,
    overRate: { dropped: 1_200, held: 0 },
  },
}

it('says what of each limit is used', () => {
  const texts = limitNames.map((name) => limitUse(name, defaultLimits, usage).text)
  expect(texts).toEqual([
    'busiest 2.6',
    '1,200 dropped, 0 let wait since the start',
    'looked at message by message',
    'most 850',
    '2 used',
    '7 kept',
  ])
  expect(limitUse('publishesPerSecond', defaultLimits, { ...usage, live: null }).text).toBe('not known now')
  expect(limitUse('retainedMessages', { ...defaultLimits, retainedMessages: 0 }, usage).share).toBeUndefined()
})

it('warns of a limit that is nearly reached', () => {
  expect(isNear(limitUse('sensorsPerDevice', defaultLimits, usage))).toBe(true)
  expect(isNear(limitUse('provisionedDevices', defaultLimits, usage))).toBe(false)
})

it('names the bounds of what was typed wrongly', () => {
  expect(limitFlaw('publishesPerSecond', '100')).toBeUndefined()
  for (const typed of ['', '0', '1.5', 'many', '1000001']) {
    expect(limitFlaw('publishesPerSecond', typed)).toBe('A whole number from 1 to 1,000,000.')
  }
  expect(limitFlaw('retainedMessages', '0')).toBeUndefined()
})

it('sends what differs, and null for what goes back to its default', () => {
  const limits = { ...defaultLimits, publishBurst: 5 }
  const all = { ...asTyped(limits), publishesPerSecond: '7', publishBurst: '1000' }
  expect(limitsPatchOf(limits, all)).toEqual({ publishesPerSecond: 7, publishBurst: null })
  expect(isDefault('publishBurst', limits)).toBe(false)
})

const asTyped = (limits: typeof defaultLimits) => ({
  publishesPerSecond: String(limits.publishesPerSecond),
  publishBurst: String(limits.publishBurst),
  readingsPerMessage: String(limits.readingsPerMessage),
  sensorsPerDevice: String(limits.sensorsPerDevice),
  provisionedDevices: String(limits.provisionedDevices),
  retainedMessages: String(limits.retainedMessages),
})
