import { describe, expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { stepStates, tellingRefusal } from './first-run-state'

const nothing = {
  hasCompany: false,
  hasTenant: false,
  hasDevice: false,
  hasConnected: false,
  hasReading: false,
}

describe('stepStates', () => {
  it('begins with the company', () => {
    expect(stepStates(nothing)).toEqual(['next', 'later', 'later', 'later', 'later'])
  })

  it('goes on with the first step that is not done', () => {
    expect(stepStates({ ...nothing, hasCompany: true, hasTenant: true })).toEqual([
      'done',
      'done',
      'next',
      'later',
      'later',
    ])
  })

  it('takes a reading as proof that the device connected', () => {
    expect(stepStates({ ...nothing, hasReading: true })).toEqual(['done', 'done', 'done', 'done', 'done'])
  })
})

describe('tellingRefusal', () => {
  const device = { id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002', createdAt: '2026-11-21T11:00:00.000Z' }
  const refused = { outcome: 'refused', kind: 'connection', code: 'wrong-secret' } as const

  it('tells what was refused to the device', () => {
    const record = logRecord({ ...refused })
    expect(tellingRefusal([logRecord(), record], device)).toBe(record)
  })

  it('tells of a login under a name that nobody knows', () => {
    const record = logRecord({ ...refused, deviceId: null, code: 'unknown-name' })
    expect(tellingRefusal([record], device)).toBe(record)
  })

  it('does not tell of other devices, nor of what was before', () => {
    const others = logRecord({ ...refused, deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0009' })
    const before = logRecord({ ...refused, at: '2026-11-21T10:00:00.000Z' })
    expect(tellingRefusal([others, before], device)).toBeUndefined()
  })
})
