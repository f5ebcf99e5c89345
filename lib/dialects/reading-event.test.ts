import { expect, it } from 'vitest'
import { capture } from './capture/capture'
import { connio } from './connio/connio'
import type { Dialect, Served } from './dialect'
import { press, principals, pump, receivedAt, registry, thermometer } from './fixtures'
import { sensocan } from './sensocan/sensocan'

const eventsOf = (dialect: Dialect, principal: Served, topic: string, text: string) => {
  const message = { topic, payload: Buffer.from(text), qos: 1, receivedAt } as const
  const { readings } = dialect.decode(principal, message, registry)
  const device = registry.device(readings[0]?.deviceId ?? '')
  if (!device) throw new Error('nothing was decoded')
  return dialect
    .events(
      device,
      message,
      readings.map((reading) => ({ ...reading, ts: reading.ts ?? receivedAt })),
    )
    .map(({ data, ...event }) => ({ ...event, text: Buffer.from(data).toString() }))
}

const contentType = 'application/json'

it('is the fields of a Capture measurement together', () => {
  const topic = `v1/sources/${press.externalId}/data/read/Plc/Line`
  expect(eventsOf(capture, principals.press, topic, '{"Fields":{"a b":1,"c":"x"}}')).toEqual([
    { subject: 'Plc/Line', time: receivedAt, contentType, text: '{"a b":1,"c":"x"}' },
  ])
})

it('is one for each SensoCAN reading, the battery included, and keeps the text of a large integer', () => {
  const topic = `tenant/123/device/${thermometer.externalId}/sensor/temp_01`
  const text = '{"value":12345678901234567891,"battery_voltage":3.7}'
  expect(eventsOf(sensocan, principals.thermometer, topic, text)).toEqual([
    { subject: 'temp_01', time: receivedAt, contentType, text: '{"value":12345678901234567891}' },
    { subject: 'battery_voltage', time: receivedAt, contentType, text: '{"value":3.7}' },
  ])
})

it('is one for each point of a Connio feed, at its time', () => {
  const topic = `connio/data/out/devices/${pump.externalId}/json`
  const text =
    '{"t":"2026-02-01T00:00:00Z","dps":[{"v":1,"prop":"temperature"},{"v":2,"prop":"humidity","tt":1}]}'
  const time = Date.UTC(2026, 1, 1) * 1000
  expect(eventsOf(connio, principals.pump, topic, text)).toEqual([
    { subject: 'temperature', time, contentType, text: '{"temperature":1}' },
    { subject: 'humidity', time: time + 1000, contentType, text: '{"humidity":2}' },
  ])
})
