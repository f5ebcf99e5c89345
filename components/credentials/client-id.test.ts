import { expect, it } from 'vitest'
import { clientIdOf } from './client-id'

const device = { id: '6f1b7c1e-0000-4000-8000-000000000001', externalId: 'a-device-with-quite-a-long-id' }

it('is the id that Connio demands, and no longer than ThingScale takes', () => {
  expect(clientIdOf({ ...device, dialect: 'connio' }, 'key')).toBe(device.externalId)
  expect(clientIdOf({ ...device, dialect: 'connio' }, 'plain')).toBe(device.id)
  expect(clientIdOf({ ...device, dialect: 'thingscale' })).toHaveLength(23)
  expect(clientIdOf({ ...device, dialect: 'capture' })).toBe(device.id)
})
