import { describe, expect, it } from 'vitest'
import { bytesOfHex, hexDump } from './hex-dump'
import { logMatcher } from './log-filter'
import { logRecord } from './log-record.fixture'
import { prettyPayload } from './pretty-payload'

const all = { text: '', outcome: null, kind: null, code: null }

describe('logMatcher', () => {
  it('wants every word somewhere, whatever the case', () => {
    const record = logRecord({ sentence: 'Sensor "tmep" is unknown.', code: 'unknown-sensor' })
    expect(logMatcher({ ...all, text: 'TMEP unknown' })(record)).toBe(true)
    expect(logMatcher({ ...all, text: 'tmep missing' })(record)).toBe(false)
  })

  it('wants outcome, kind and code together', () => {
    const record = logRecord({ outcome: 'refused', code: 'unknown-sensor' })
    expect(logMatcher({ ...all, outcome: 'refused', code: 'unknown-sensor' })(record)).toBe(true)
    expect(logMatcher({ ...all, outcome: 'allowed' })(record)).toBe(false)
    expect(logMatcher({ ...all, kind: 'connection' })(record)).toBe(false)
  })
})

describe('payload of a record', () => {
  it('indents JSON and says how much was cut', () => {
    const view = prettyPayload({ payload: '{"value":1}', payloadHex: null, payloadBytes: 5000 })
    expect(view).toMatchObject({ isJson: true, text: '{\n  "value": 1\n}', cutBytes: 4989 })
  })

  it('shows bytes that are no text as hex', () => {
    const view = prettyPayload({ payload: null, payloadHex: 'ff0041', payloadBytes: 3 })
    expect(view).toMatchObject({ isJson: false, text: null, cutBytes: 0 })
    expect(view?.hex).toMatch(/^0000 {2}ff 00 41 .* {2}\.\.A$/)
    expect(prettyPayload({ payload: null, payloadHex: null, payloadBytes: null })).toBeUndefined()
  })

  it('begins a line every sixteen bytes and stops at what is no hex pair', () => {
    expect(
      hexDump(new Uint8Array(17))
        .split('\n')
        .map((line) => line.slice(0, 4)),
    ).toEqual(['0000', '0010'])
    expect([...bytesOfHex('0aFFx1')]).toEqual([10, 255])
  })
})
