import { expect, it } from 'vitest'
import type { Reading } from '@/lib/core/reading'
import { principals, pump, receivedAt, registry } from '../fixtures'
import { connio } from './connio'
import { encodeFeed } from './feed'
import { feedTopic } from './topics'

const reading: Reading = {
  deviceId: pump.id,
  connection: 'connio',
  measurement: 'properties',
  key: 'temperature',
  value: 15.45,
  ts: 1493647257467_000,
  tags: {},
  receivedAt,
  dialect: 'connio',
}

it('is a point a reading, which the decoder takes back', () => {
  const { ts, ...humidity } = { ...reading, key: 'humidity', value: 2 ** 53 * 4, exact: '36028797018963969' }
  const payload = encodeFeed([reading, { ...humidity, ts: ts + 1 }])
  expect(Buffer.from(payload).toString()).toBe(
    '{"dps":[{"t":"2017-05-01T14:00:57.467Z","v":15.45,"prop":"temperature"},' +
      '{"t":"2017-05-01T14:00:57.467001Z","v":36028797018963969,"prop":"humidity"}]}',
  )
  const message = { topic: feedTopic(pump), payload, qos: 1, receivedAt } as const
  expect(connio.decode(principals.pump, message, registry)).toMatchObject({
    readings: [reading, { key: 'humidity', exact: '36028797018963969', ts: ts + 1 }],
    rejections: [],
  })
})

it('names the sensor of another dialect by its whole path, in lower case', () => {
  const other = {
    ...reading,
    dialect: 'capture',
    connection: 'Plc',
    measurement: 'a/b',
    key: 'Speed',
  } as const
  expect(Buffer.from(encodeFeed([other])).toString()).toContain('"prop":"plc/a%2fb/speed"')
})

it('of nothing is an empty feed', () => {
  expect(Buffer.from(encodeFeed([])).toString()).toBe('{"dps":[]}')
})
