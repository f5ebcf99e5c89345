import { expect, it } from 'vitest'
import { credentialLead } from './credential-lead'

const place = { deviceId: 'd', tenantId: 7, seq: 42 }

it('opens the form with the right kind, and names the record', () => {
  expect(credentialLead('access-token', place)).toEqual({
    href: '/tenant/7/devices/d/credentials?kind=access-token&refused=42#issue',
    label: 'Issue a new credential (Access token)',
  })
  expect(credentialLead('key', { ...place, seq: null })?.href).toBe(
    '/tenant/7/devices/d/credentials?kind=key#issue',
  )
})

it('lists the credentials where the kind is not known, and leads to the tenant for its account', () => {
  expect(credentialLead(undefined, place)?.href).toBe('/tenant/7/devices/d/credentials')
  expect(credentialLead('device-token', { ...place, deviceId: null })?.href).toBe('/tenant/7#thingscale')
})

it('leads nowhere where nobody is known', () => {
  expect(credentialLead('password', { ...place, deviceId: null })).toBeUndefined()
  expect(credentialLead('device-token', { ...place, tenantId: null })).toBeUndefined()
})
