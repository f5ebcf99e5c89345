import { expect, it } from 'vitest'
import type { MendPlace } from './mend-place'
import { replayOfCause } from './replay-of-cause'

const place: MendPlace = {
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  tenantId: 7,
  companyId: null,
  code: 'unknown-property',
  isMessage: true,
  seq: 1,
}

it('is of the device, or of the whole tenant where a setting was changed', () => {
  expect(replayOfCause('create-sensor', place)?.scope).toEqual({
    filter: { deviceId: place.deviceId, code: 'unknown-property' },
  })
  expect(replayOfCause('change-setting', place)?.scope).toEqual({
    filter: { tenantId: 7, code: 'unknown-property' },
  })
})

it('is nothing for a login, a copied topic, or where no device is known', () => {
  expect(replayOfCause('enable-device', { ...place, isMessage: false })).toBeUndefined()
  expect(replayOfCause('copy-topic', place)).toBeUndefined()
  expect(replayOfCause('create-sensor', { ...place, deviceId: null })).toBeUndefined()
})
