import { expect, it } from 'vitest'
import { parseIsoMicros } from '@/lib/core/micros'
import type { Served } from '../dialect'
import { press, principals, receivedAt, registry, thermometer } from '../fixtures'
import { dialectOf } from '../registry'
import { encodeRaw } from './encode-raw'

const readingsOf = (principal: Served, topic: string, text: string) =>
  dialectOf(principal.dialect).decode(
    principal,
    { topic, payload: Buffer.from(text), qos: 1, receivedAt },
    registry,
  ).readings

it('shows a reading on the raw tree as the document of Capture does', () => {
  const ts = parseIsoMicros('2024-11-08T10:22:06.26Z') ?? 0
  const readings = readingsOf(
    principals.press,
    `v1/sources/${press.externalId}/data/read/System_Monitoring_Requester/Monitoring/CPU_Temp`,
    '{"Value":55,"Tags":{"MachineName":"MyMachine","Connection_Tag":"mine"}}',
  )
  const raw = readings.map((reading) => encodeRaw(press, { ...reading, ts }))[0]
  expect(raw?.topic).toBe(
    'v1/raw/AcmeCorp/fe453df1-b4a0-492d-a12c-505988eea849/System_Monitoring_Requester/Monitoring/CPU_Temp',
  )
  expect(JSON.parse(Buffer.from(raw?.payload ?? []).toString())).toEqual({
    Value: 55,
    Tags: {
      Connection_Tag: 'System_Monitoring_Requester',
      MachineName: 'MyMachine',
      SerialNumber: '77777',
    },
    UtcTimestamp: '2024-11-08T10:22:06.260Z',
  })
})

it('carries a SensoCAN reading, with the exact text of a large integer', () => {
  const readings = readingsOf(
    principals.thermometer,
    `tenant/123/device/${thermometer.externalId}/sensor/temp_01`,
    '{"value":12345678901234567891}',
  )
  expect(readings).toHaveLength(1)
  for (const reading of readings) {
    const raw = encodeRaw(thermometer, { ...reading, ts: receivedAt })
    expect(raw.topic).toBe(`v1/raw/AcmeCorp/${thermometer.id}/sensocan/temp_01/value`)
    expect(Buffer.from(raw.payload).toString()).toContain('"Value":12345678901234567891,')
  }
})
