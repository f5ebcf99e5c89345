import { describe, expect, it } from 'vitest'
import { buildLogsTopic, buildRawTopic } from '@/lib/core/output-topics'
import { logRecord } from '@/testing/log-record'
import { decodeMessage } from './decode-message'
import { pathOf, sourceKey } from './source-key'

const bytes = (body: unknown) => new TextEncoder().encode(JSON.stringify(body))
const names = { company: 'Ä/B+C', source: 'pump 1' }
const raw = buildRawTopic({ ...names, connection: 'plc%1', measurement: 'm/1', key: 'k' })
const logs = buildLogsTopic({ ...names, tenantId: 3, kind: 'message' })

describe('decodeMessage', () => {
  it('reads a value with its names decoded and its path as the page builds it', () => {
    const payload = bytes({ Value: { a: 1 }, Tags: {}, UtcTimestamp: '2026-11-21T12:00:00Z' })
    expect(decodeMessage(raw, payload)).toEqual({
      kind: 'value',
      source: sourceKey({ companyName: names.company, source: names.source }),
      path: pathOf('plc%1', 'm/1', 'k'),
      connection: 'plc%1',
      measurement: 'm/1',
      key: 'k',
      value: { a: 1 },
      ts: '2026-11-21T12:00:00Z',
    })
  })

  it('reads a log record with the size of its message', () => {
    const record = logRecord()
    const payload = bytes(record)
    expect(decodeMessage(logs, payload)).toMatchObject({ kind: 'record', record, text: payload })
  })

  it('takes nothing for a message that is not what its topic promises', () => {
    expect(decodeMessage(raw, bytes({ Value: 1 }))).toBeUndefined()
    expect(decodeMessage(raw, Uint8Array.of(0xff, 0xfe))).toBeUndefined()
    expect(decodeMessage(logs, bytes({ seq: 'x' }))).toBeUndefined()
    expect(decodeMessage(`${raw}/deeper`, bytes({ Value: 1, UtcTimestamp: '' }))).toBeUndefined()
    expect(decodeMessage('v1/other/a/b', bytes({}))).toBeUndefined()
    expect(decodeMessage('v1/raw/a/b/%zz/m/k', bytes({ Value: 1, UtcTimestamp: '' }))).toBeUndefined()
  })
})
