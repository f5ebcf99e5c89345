import { describe, expect, it } from 'vitest'
import { logRecord } from '../logs/log-record.fixture'
import { stepStates, tellingRefusal } from './first-run-state'

const nothing = { hasCompany: false, hasTenant: false, hasDevice: false, hasConnected: false, hasReading: false }

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
