import { describe, expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { everyRecord, filterFault, type LogFilter, logMatcher } from './log-filter'

const matches = (filter: Partial<LogFilter>, record = logRecord()) =>
  logMatcher({ ...everyRecord, ...filter })(record)

describe('logMatcher', () => {
  it('wants every word somewhere, whatever the case', () => {
    const record = logRecord({ sentence: 'Sensor "tmep" is unknown.', code: 'unknown-sensor' })
    expect(matches({ text: 'TMEP unknown' }, record)).toBe(true)
    expect(matches({ text: 'tmep missing' }, record)).toBe(false)
  })

  it('takes the text for a pattern of one field where it is said to be one', () => {
    const record = logRecord({ topic: 'tenant/1/device/d/sensor/TEMP_01' })
    expect(matches({ text: 'temp_0[0-4]$', isPattern: true }, record)).toBe(true)
    expect(matches({ text: 'temp_0[2-4]$', isPattern: true }, record)).toBe(false)
    expect(matches({ text: 'temp_0[0-4]$' }, record)).toBe(false)
  })

  it('reads a field of several lines as one', () => {
    const record = logRecord({ payload: '{\n"value": 1}' })
    expect(matches({ text: '^\\{."value', isPattern: true }, record)).toBe(true)
  })

  it('knows the wildcards of MQTT', () => {
    const record = logRecord({ topic: 'tenant/1/device/d/sensor/temp' })
    expect(matches({ topic: 'tenant/+/device/#' }, record)).toBe(true)
    expect(matches({ topic: 'tenant/+' }, record)).toBe(false)
    expect(matches({ topic: '#' }, logRecord({ topic: null }))).toBe(false)
  })

  it('wants all that is named together', () => {
    const record = logRecord({ outcome: 'refused', code: 'unknown-sensor', stage: 'sensor' })
    expect(matches({ outcome: 'refused', code: 'unknown-sensor', stage: 'sensor' }, record)).toBe(true)
    expect(matches({ outcome: 'allowed' }, record)).toBe(false)
    expect(matches({ kind: 'connection' }, record)).toBe(false)
    expect(matches({ stage: 'acl' }, record)).toBe(false)
    expect(matches({ deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0009' }, record)).toBe(false)
  })

  it('says what cannot be asked, and then lets nothing through', () => {
    const broken = { ...everyRecord, text: 'temp(', isPattern: true }
    expect(filterFault(broken)).toMatchObject({ field: 'text', sentence: expect.stringContaining('temp(') })
    expect(logMatcher(broken)(logRecord())).toBe(false)
    expect(filterFault({ ...everyRecord, topic: 'a/#/b' })).toMatchObject({ field: 'topic' })
    expect(filterFault({ ...everyRecord, text: 'temp(' })).toBeUndefined()
  })
})
