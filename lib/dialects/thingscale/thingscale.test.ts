import { expect, it } from 'vitest'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import { disabledStation, principalOf, principals, registry, weatherStation } from '../fixtures'
import { newDeviceNote, tooManyDevices } from './reasons'
import { thingscale } from './thingscale'

const claims = thingscale.claims(principals.account, registry)

it.each(['json/station1', 'json/station1/tag', 'json/station1/', 'binary/station1', 'binary/station1/tag'])(
  'an account may publish %s',
  (topic) => {
    expect(claims.publish.some((filter) => filterMatches(filter, topic))).toBe(true)
  },
)

it.each(['json', 'json/station1/tag/more', 'station1/subscribe', 'JSON/station1', '***/json/station1'])(
  'an account may not publish %s',
  (topic) => {
    expect(claims.publish.some((filter) => filterMatches(filter, topic))).toBe(false)
  },
)

it('an account receives everything of its namespace, and shares none of it', () => {
  const covers = (filter: string) => claims.subscribe.some((claim) => filterCovers(claim, filter))
  expect(['#', 'station1/subscribe', '+/subscribe', 'json/#'].every(covers)).toBe(true)
  expect(covers('$share/group/#')).toBe(false)
})

it('accounts stand under roots of their own', () => {
  expect(claims.root).toBe('$thingscale/123/')
  expect(thingscale.claims(principals.foreignAccount, registry).root).toBe('$thingscale/900/')
})

it('a device has no claims: it has no credential of its own', () => {
  const device = principalOf(weatherStation)
  expect(thingscale.claims(device, registry)).toMatchObject({ publish: [], subscribe: [] })
  expect(thingscale.patterns(device, registry)).toEqual([])
  const message = { topic: 'json/station1', payload: Buffer.from('1'), qos: 0, receivedAt: 1 } as const
  expect(thingscale.decode(device, message, registry)).toMatchObject({
    readings: [],
    rejections: [{ stage: 'acl', code: 'publish-out-of-scope' }],
  })
})

it.each([
  ['json/station1', 'station1'],
  ['binary/station1/tag', 'station1'],
  ['json/', undefined],
  ['json/station1/tag/more', undefined],
  ['station1/subscribe', undefined],
])('%s speaks for %s', (topic, device) => {
  expect(thingscale.deviceNamedBy(principals.account, topic)).toBe(device)
})

it.each([
  ['', false],
  ['a', true],
  ['x'.repeat(23), true],
  ['x'.repeat(24), false],
])('the client id %j is let in: %s', (clientId, isIn) => {
  const connect = { clientId, version: 4, clean: true, keepAliveSeconds: 60 } as const
  const result = thingscale.admit(principals.account, connect, registry)
  if (isIn) expect(result).toEqual({ warnings: [] })
  else expect(result).toMatchObject({ stage: 'connect', code: 'client-id-not-accepted' })
})

it('MQTT 3.1 and 3.1.1 are spoken, 5 is not', () => {
  const connect = { clientId: 'a', clean: true, keepAliveSeconds: 60 }
  const admit = (version: 3 | 4 | 5) =>
    thingscale.admit(principals.account, { ...connect, version }, registry)
  expect(admit(3)).toEqual({ warnings: [] })
  expect(admit(4)).toEqual({ warnings: [] })
  expect(admit(5)).toMatchObject({ code: 'version-not-accepted' })
})

it('a suspended device is refused as the disabled one is', () => {
  const suspended = { ...disabledStation, status: 'suspended' as const }
  const decoded = thingscale.decode(
    principals.account,
    { topic: 'json/station2', payload: Buffer.from('1'), qos: 0, receivedAt: 1 },
    { device: () => suspended, deviceNamed: () => suspended },
  )
  expect(decoded.readings).toEqual([])
  expect(decoded.rejections).toMatchObject([{ stage: 'state', code: 'device-suspended' }])
})

it('a registration is noted, and one too many is refused, in the words of ThingScale', () => {
  expect(newDeviceNote('station9')).toMatchObject({ code: 'new-device' })
  expect(newDeviceNote('station9').sentence).toContain('NEW_DEVICE_FOUND: The device "station9"')
  expect(tooManyDevices('station9', 1000)).toMatchObject({ stage: 'quota', code: 'too-many-devices' })
  expect(tooManyDevices('station9', 1000).sentence).toContain(
    'MAX_DEVICE_REACH: The account has registered 1000',
  )
})
