import { expect, it } from 'vitest'
import { principals, receivedAt, registry, weatherStation } from '../fixtures'
import { thingscale } from './thingscale'

function eventsOf(topic: string, payload: string) {
  const message = { topic, payload: Buffer.from(payload), qos: 1, receivedAt } as const
  const { readings } = thingscale.decode(principals.account, message, registry)
  const timed = readings.map((reading, index) => ({ ...reading, ts: receivedAt + index }))
  return thingscale
    .events(weatherStation, message, timed)
    .map((event) => ({ ...event, data: Buffer.from(event.data).toString() }))
}

it('a JSON message is one event under its tag, as it came', () => {
  expect(eventsOf('json/station1/greenhouse', '{"temp": 20, "humidity": 50}')).toEqual([
    {
      subject: 'greenhouse',
      time: receivedAt,
      contentType: 'application/json',
      data: '{"temp": 20, "humidity": 50}',
    },
  ])
})

it('a binary message is its bytes; without a tag its subject is default', () => {
  expect(eventsOf('binary/station1/', 'raw')).toEqual([
    { subject: 'default', time: receivedAt, contentType: 'application/octet-stream', data: 'raw' },
  ])
})

it('a message that was refused is no event', () => {
  expect(eventsOf('json/station1', '{"temp":')).toEqual([])
})
