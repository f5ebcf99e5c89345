import { describe, expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { bytesOfHex, hexDump } from './hex-dump'
import { indentJson } from './indent-json'
import { prettyPayload } from './pretty-payload'
import { recordLine } from './record-line'
import { recordsNdjson } from './records-ndjson'

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

  it('lays JSON out without touching its numbers, its names or its text', () => {
    const text = '{"a":12345678901234567890,"a":[1.0,{}],"b":"x,\\"{y","c":[ ],"d":{"e":null}}'
    expect(indentJson(text)).toBe(
      [
        ...['{', '  "a": 12345678901234567890,', '  "a": [', '    1.0,', '    {}', '  ],'],
        ...['  "b": "x,\\"{y",', '  "c": [],', '  "d": {', '    "e": null', '  }', '}'],
      ].join('\n'),
    )
    expect(indentJson('{"a":')).toBeUndefined()
    expect(indentJson('-1.50')).toBe('-1.50')
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

describe('a record taken out of the page', () => {
  const endpoint = { host: 'localhost', mqttPort: 1883 }

  it('is a line of JSON each', () => {
    const rows = [logRecord({ seq: 1 }), logRecord({ seq: 2 })].map((record) => ({
      seq: record.seq,
      record,
      bytes: 1,
    }))
    const lines = recordsNdjson(rows).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2])
  })

  it('is sent again by a shell line, without the secret', () => {
    const line = recordLine(logRecord({ protocolVersion: 5, qos: 0 }), endpoint)
    expect(line).toContain('-V 5')
    expect(line).toContain('-u USER_NAME -P PASSWORD')
    expect(line).toContain(`-q 0 -t tenant/1/device/d/sensor/temp \\\n  -m '{"value":1}'`)
  })

  it('names the token of a ThingScale topic, which no record holds', () => {
    const sent = { dialect: 'thingscale', topic: 'json/dev1' } as const
    expect(recordLine(logRecord(sent), endpoint)).toContain("-t '{DEVICE_TOKEN}/json/dev1'")
    expect(recordLine(logRecord({ ...sent, topic: '***/json/dev1' }), endpoint)).toContain(
      "-t '{DEVICE_TOKEN}/json/dev1'",
    )
  })

  it('has no line where it is no message, or where not all of it was kept', () => {
    expect(recordLine(logRecord({ kind: 'connection' }), endpoint)).toBeUndefined()
    expect(recordLine(logRecord({ payloadBytes: 5000 }), endpoint)).toBeUndefined()
  })
})
