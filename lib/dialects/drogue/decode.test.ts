import { expect, it } from 'vitest'
import { fridge, gateway, principals, receivedAt, registryOf } from '../fixtures'
import { drogue } from './drogue'

const decode = (topic: string, text: string, device = fridge) =>
  drogue.decode(
    principals.gateway,
    { topic, payload: Buffer.from(text), qos: 1, receivedAt },
    registryOf([gateway, device]),
  )

it('files what a gateway sends under the device that it is of', () => {
  const tagged = { ...fridge, tags: { room: 'kitchen' } }
  expect(decode('foo/my-device', '1', tagged).readings).toMatchObject([
    { deviceId: fridge.id, tags: { room: 'kitchen' }, dialect: 'drogue', receivedAt },
  ])
})

it.each([
  ['disabled', 'device-disabled'],
  ['suspended', 'device-suspended'],
] as const)('refuses what a gateway sends for a %s device', (status, code) => {
  expect(decode('foo/my-device', '1', { ...fridge, status })).toMatchObject({
    readings: [],
    rejections: [{ stage: 'state', code, mend: { action: { kind: 'enable-device' } } }],
  })
})

it('refuses a message of too many members whole', () => {
  const members = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`k${index}`, 1]))
  expect(decode('foo', JSON.stringify(members))).toMatchObject({
    readings: [],
    rejections: [{ code: 'too-many-readings' }],
  })
})

it('names the device that the broker has to load', () => {
  const named = (topic: string) => drogue.deviceNamedBy(principals.gateway, topic)
  expect(named('foo')).toBeUndefined()
  expect(named('foo/')).toBeUndefined()
  expect(named('foo/my-device')).toBe('my-device')
  expect(named('command/inbox/my-device/#')).toBe('my-device')
  expect(named('command/inbox/+/#')).toBeUndefined()
  expect(named('command/inbox//#')).toBeUndefined()
  expect(drogue.deviceNamedBy(principals.apiKey, 'foo/my-device')).toBeUndefined()
})
