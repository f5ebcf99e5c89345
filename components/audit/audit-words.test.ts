import { describe, expect, it } from 'vitest'
import { auditChanges, auditWords, fieldWords } from './audit-words'

describe('auditWords', () => {
  it('says what was done to what', () => {
    expect(auditWords('device.create')).toBe('created a device')
    expect(auditWords('user.update')).toBe('changed a user')
    expect(auditWords('api-token.delete')).toBe('deleted an API token')
  })

  it('leaves a verb that it does not know', () => {
    expect(auditWords('sign-in')).toBe('sign-in')
    expect(auditWords('device.frobnicate')).toBe('device.frobnicate')
  })
})

it('names a field in words, and leaves what is none of ours', () => {
  expect(['deviceId', 'expiresAt', 'externalId', 'status', 'Zone A'].map(fieldWords)).toEqual([
    'device',
    'expires at',
    'external id',
    'status',
    'Zone A',
  ])
})

describe('auditChanges', () => {
  it('shows what changed from what to what', () => {
    expect(auditChanges({ status: { from: 'active', to: 'suspended' } })).toEqual([
      { field: 'status', from: 'active', to: 'suspended' },
    ])
  })

  it('shows the values of a new thing', () => {
    expect(auditChanges({ name: 'Acme', tags: { a: 'b' }, none: null })).toEqual([
      { field: 'name', to: 'Acme' },
      { field: 'tags', to: '{"a":"b"}' },
      { field: 'none', to: 'nothing' },
    ])
  })

  it('has nothing to show of what is no object', () => {
    expect(auditChanges(null)).toEqual([])
  })
})
