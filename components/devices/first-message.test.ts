import { expect, it } from 'vitest'
import { firstMessage } from './first-message'

const device = {
  id: '6f1b7c1e-0000-4000-8000-000000000001',
  externalId: '6f1b7c1e-0000-4000-8000-000000000001',
  dialect: 'sensocan',
  topics: [
    { label: 'Commands', action: 'subscribe', topic: 'x/#', example: '' },
    { label: 'Value', action: 'publish', topic: 'x/y', example: '{"value":1}' },
  ],
} as const
const credential = { username: 'dev-abc', password: 'sbx_dev_secret' }

it('publishes the example of the first topic that the device publishes to', () => {
  const made = firstMessage({ ...device, topics: [...device.topics] }, credential, {
    host: 'h',
    mqttPort: 1883,
  })
  expect(made?.line).toContain('sbx_dev_secret')
  expect(made?.line).toContain('x/y')
})

it('holds no secret in the masked line', () => {
  const made = firstMessage({ ...device, topics: [...device.topics] }, credential, {
    host: 'h',
    mqttPort: 1883,
  })
  expect(made?.masked).not.toContain('sbx_dev_secret')
})

it('is not offered where the plain listener is off', () => {
  expect(
    firstMessage({ ...device, topics: [...device.topics] }, credential, { host: 'h', mqttPort: 0 }),
  ).toBeUndefined()
})

it('names a sensor where the topic has only a place for one', () => {
  const topics = [
    { label: 'Value', action: 'publish' as const, topic: 'x/sensor/{sensor slug}', example: '1' },
  ]
  const made = firstMessage({ ...device, topics }, credential, { host: 'h', mqttPort: 1883 })
  expect(made?.line).toContain('x/sensor/temperature')
  expect(made?.newSlug).toBe('temperature')
})
