import { expect, it } from 'vitest'
import { filterCovers, filterMatches } from '@/lib/core/topic'
import {
  homeMade,
  press,
  principalOf,
  principals,
  receivedAt,
  registry,
  registryOf,
  routedOnly,
} from '../fixtures'
import { plain } from './plain'

const claims = plain.claims(principals.homeMade, registry)
const publish = (topic: string) => claims.publish.some((filter) => filterMatches(filter, topic))
const subscribe = (filter: string) => claims.subscribe.some((claim) => filterCovers(claim, filter))

it.each(['line1/temp', '/', 'a//b', 'v1/raw/x', 'tenant/1/device/x', '\ufeff'])(
  'a plain client may use %j, both ways',
  (topic) => {
    expect(publish(topic) && subscribe(topic)).toBe(true)
  },
)

it.each(['#', '+', '+/#', 'a/+/b'])('a plain client may subscribe to %s', (filter) => {
  expect(subscribe(filter)).toBe(true)
})

it.each(['$SYS/broker', '$plain/900/line1/temp', '$share/group/line1/temp', '$'])(
  'a plain client may use %s neither way',
  (topic) => {
    expect(publish(topic) || subscribe(topic)).toBe(false)
  },
)

it('tenants stand under roots of their own, and all clients of one tenant under one', () => {
  expect(claims.root).toBe('$plain/123/')
  expect(plain.claims(principals.tenantUser, registry)).toEqual(claims)
  expect(plain.claims(principals.lab, registry)).toEqual(claims)
  expect(plain.claims({ ...principals.tenantUser, tenantId: 900 }, registry).root).toBe('$plain/900/')
})

it('a plain credential of a Capture source is as good as any', () => {
  expect(plain.claims({ ...principalOf(press), dialect: 'plain' }, registry)).toEqual(claims)
})

it('nobody else is in the namespace', () => {
  for (const principal of [principals.user, principals.account, principals.anonymous]) {
    expect(plain.claims(principal, registry)).toMatchObject({ publish: [], subscribe: [] })
    expect(plain.patterns(principal, registry)).toEqual([])
  }
  const moved = registryOf([{ ...homeMade, tenantId: 124 }])
  expect(plain.claims(principals.homeMade, moved)).toMatchObject({ publish: [], subscribe: [] })
})

const message = (text: string) =>
  ({ topic: 'line1/temp', payload: Buffer.from(text), qos: 1, receivedAt }) as const

it('the lab listener stores under its device, where it has one whose tenant stores', () => {
  const stored = (deviceId: string) =>
    plain.decode({ ...principals.lab, deviceId }, message('{"temperature":21.5}'), registry).readings
  expect(stored(homeMade.id)).toMatchObject([{ deviceId: homeMade.id, key: 'temperature', dialect: 'plain' }])
  expect(stored(routedOnly.id)).toEqual([])
})

it('an object with more members than a message may have readings is kept in one piece', () => {
  const json = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`m${index}`, index]))
  const { readings } = plain.decode(principals.homeMade, message(JSON.stringify(json)), registry)
  expect(readings).toHaveLength(1)
  expect(readings[0]).toMatchObject({ key: 'value', value: json })
})

it('a message that left readings is one event under its topic, what was only routed is none', () => {
  const sent = message('{"temperature": 21.5}')
  const { readings } = plain.decode(principals.homeMade, sent, registry)
  const timed = readings.map((reading) => ({ ...reading, ts: receivedAt + 5 }))
  expect(plain.events(homeMade, sent, timed)).toEqual([
    { subject: 'line1/temp', time: receivedAt + 5, contentType: 'application/json', data: sent.payload },
  ])
  expect(plain.events(homeMade, message('on'), [])).toEqual([])
})

it('all three versions are spoken', () => {
  const connect = { clientId: '', clean: true, keepAliveSeconds: 0 }
  for (const version of [3, 4, 5] as const) {
    expect(plain.admit(principals.homeMade, { ...connect, version }, registry)).toEqual({ warnings: [] })
  }
})

it('the topics shown are those that the device has used, or one to begin with', () => {
  expect(plain.deviceTopics(homeMade).map(({ action, topic }) => [action, topic])).toEqual([
    ['publish', 'telemetry/home-made'],
    ['subscribe', 'command/home-made/#'],
  ])
  const used = { connection: 'plain', measurement: 'line1/temp', key: 'celsius', type: 'number' } as const
  const device = { ...homeMade, sensors: [{ ...used, id: 'x', series: 1, slug: null, aliases: [] }] }
  expect(plain.deviceTopics(device)[0]).toMatchObject({ topic: 'line1/temp', example: '{"celsius":24.5}' })
})
