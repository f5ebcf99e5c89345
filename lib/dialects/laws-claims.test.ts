/** Who may use which topic, for every dialect: apart from all others, and as it is told to people. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import { filterCovers, filterMatches, filtersMeet, topicNameFlaw } from '@/lib/core/topic'
import { anyDevice, anyLevel, anyUnit, principalsOf, receiverOf, served } from './arbitraries'
import type { Served, TopicClaims, TopicPattern } from './dialect'
import {
  disabledStation,
  foreignPress,
  fridge,
  gateway,
  homeMade,
  learningPump,
  press,
  principals,
  pump,
  receivedAt,
  registry,
  registryOf,
  sibling,
  thermometer,
  weatherStation,
} from './fixtures'
import { dialectOf } from './registry'
import { payloadOf, vectors } from './vectors'

const claimsOf = (principal: Served, ...devices: readonly RegisteredDevice[]): TopicClaims =>
  dialectOf(principal.dialect).claims(principal, devices.length > 0 ? registryOf(devices) : registry)

const mayPublish = ({ publish }: TopicClaims, topic: string): boolean =>
  publish.some((filter) => filterMatches(filter, topic))

const maySubscribe = ({ subscribe, takesFilter }: TopicClaims, filter: string): boolean =>
  subscribe.some((claim) => filterCovers(claim, filter)) && (takesFilter?.(filter) ?? true)

/** As the broker keeps them. */
const rooted = (claims: TopicClaims, action: 'publish' | 'subscribe'): readonly string[] =>
  claims[action].map((filter) => `${claims.root}${filter}`)

const meet = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((one) => right.some((two) => filtersMeet(one, two)))

describe('claims', () => {
  it('of two devices, and of all who connect in two tenants, never meet', () => {
    fc.assert(
      fc.property(anyDevice, anyDevice, (one, two) => {
        const isOneTenant = one.tenantId === two.tenantId
        fc.pre(one.id !== two.id && !(isOneTenant && one.externalId === two.externalId))
        for (const left of principalsOf(one)) {
          for (const right of principalsOf(two)) {
            // Plain clients and the account share the namespace of their tenant.
            const isShared = [left, right].every(
              ({ dialect }) => dialect === left.dialect && isNamespace(dialect),
            )
            if (isOneTenant && isShared) continue
            const [claimed, other] = [claimsOf(left, one), claimsOf(right, two)]
            for (const action of ['publish', 'subscribe'] as const) {
              expect(meet(rooted(claimed, action), rooted(other, action))).toBe(false)
              expect(meet(rooted(claimed, 'publish'), rooted(other, 'subscribe'))).toBe(false)
            }
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('of the device side never meet what the integration side reads or the broker writes there', () => {
    const own = ['v1/raw/#', 'v1/logs/#', 'app/#', 'a/#', 'application/#', '$SYS/#']
    const actors = served.filter(({ kind }) => ['user', 'api-token', 'anonymous'].includes(kind))
    const read = actors.flatMap((actor) => rooted(claimsOf(actor), 'subscribe'))
    expect(read.length).toBeGreaterThan(0)
    for (const principal of served.filter((one) => !actors.includes(one))) {
      const claims = claimsOf(principal)
      expect(claims.root).toMatch(/^\$[a-z]+\/.*\/$/)
      for (const action of ['publish', 'subscribe'] as const) {
        expect(meet(rooted(claims, action), [...own, ...read])).toBe(false)
      }
    }
  })

  it('hold no wildcard in place of an id', () => {
    for (const externalId of ['+', '#', 'a/b', '', 'x/#']) {
      for (const device of [press, thermometer, pump]) {
        const odd = { ...device, externalId }
        expect(claimsOf(principalsOf(odd)[0] ?? principals.press, odd)).toMatchObject({
          publish: [],
          subscribe: [],
        })
      }
    }
  })
})

const isNamespace = (dialect: string): boolean => dialect === 'plain' || dialect === 'thingscale'

describe('encodeCommand', () => {
  it('stays inside what the device, or its account, subscribes to, or is refused', () => {
    fc.assert(
      fc.property(
        anyDevice,
        fc.oneof(anyLevel, fc.string({ unit: anyUnit }), fc.constantFrom('a/b', 'Plc/Line/Speed')),
        fc.jsonValue(),
        fc.constantFrom('json', 'text', 'base64'),
        (device, name, json, encoding) => {
          const payload = JSON.parse(JSON.stringify(json))
          const sent = dialectOf(device.dialect).encodeCommand(device, { name, payload, encoding })
          if (isRejection(sent)) {
            expect(sent.sentence).toMatch(/\.$/)
            return
          }
          const claims = claimsOf(receiverOf(device), device)
          for (const topic of [sent.topic, ...(sent.namedTopic === undefined ? [] : [sent.namedTopic])]) {
            expect(topicNameFlaw(topic)).toBeUndefined()
            expect(claims.subscribe.some((filter) => filterMatches(filter, topic))).toBe(true)
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it.each([thermometer, press, fridge, weatherStation, pump, homeMade])(
    'reaches $name ($dialect)',
    (device) => {
      const sent = dialectOf(device.dialect).encodeCommand(device, { name: 'relay', payload: { on: true } })
      expect(isRejection(sent)).toBe(false)
    },
  )
})

/** A filter for each length that the pattern may have: `+` where its text is free. */
function filtersOf({ levels }: TopicPattern): readonly string[] {
  const texts = levels.map(({ value, isRest }) => value ?? (isRest ? '#' : '+'))
  const least = levels.findIndex(({ isOptional }) => isOptional)
  const lengths =
    least < 0 ? [levels.length] : levels.flatMap((_, at) => (at >= least ? [at] : [])).concat(levels.length)
  return lengths.map((length) => texts.slice(0, length).join('/'))
}

const patternFilters = (principal: Served, action: 'publish' | 'subscribe'): readonly string[] =>
  dialectOf(principal.dialect)
    .patterns(principal, registry)
    .filter((pattern) => pattern.action === action)
    .flatMap(filtersOf)

describe('patterns', () => {
  it.each(Object.entries(principals))(
    'of %s are inside the claims, and describe each of them',
    (_, principal) => {
      const claims = claimsOf(principal)
      for (const action of ['publish', 'subscribe'] as const) {
        const filters = patternFilters(principal, action)
        for (const filter of filters) {
          expect(claims[action].some((claim) => filterCovers(claim, filter))).toBe(true)
          if (action === 'subscribe') expect(maySubscribe(claims, filter)).toBe(true)
        }
        for (const claim of claims[action]) {
          expect(filters.some((filter) => filtersMeet(filter, claim))).toBe(true)
        }
      }
    },
  )

  it('describe the topic of whatever is accepted', () => {
    for (const vector of vectors) {
      const principal = principals[vector.principal]
      const message = { topic: vector.topic, payload: payloadOf(vector), qos: 1, receivedAt } as const
      const { readings, commands } = dialectOf(principal.dialect).decode(principal, message, registry)
      if (readings.length + commands.length === 0) continue
      expect(patternFilters(principal, 'publish').some((filter) => filterMatches(filter, vector.topic))).toBe(
        true,
      )
    }
  })
})

describe('deviceTopics', () => {
  const devices = [
    ...[thermometer, press, foreignPress, { ...press, sensors: thermometer.sensors }],
    ...[fridge, gateway, { ...fridge, sensors: thermometer.sensors }],
    ...[weatherStation, pump, learningPump, { ...pump, sensors: [...thermometer.sensors, ...pump.sensors] }],
    ...[homeMade, { ...homeMade, sensors: thermometer.sensors }],
  ]

  it.each(devices)('work as they are for $name ($dialect)', (device) => {
    const dialect = dialectOf(device.dialect)
    const receiver = receiverOf(device)
    const claims = claimsOf(receiver, device)
    const topics = dialect.deviceTopics(device)
    expect(topics.map(({ action }) => action)).toContain('publish')
    for (const { action, topic: shown, example } of topics) {
      // The token of a ThingScale account is a secret, and the connection takes it off.
      const topic = shown.replace(/^\{DEVICE_TOKEN\}\//, '')
      if (action === 'subscribe') {
        expect(maySubscribe(claims, topic)).toBe(true)
        continue
      }
      expect(mayPublish(claims, topic)).toBe(true)
      const message = { topic, payload: Buffer.from(example), qos: 1, receivedAt } as const
      const decoded = dialect.decode(receiver, message, registryOf([device]))
      expect(decoded.rejections).toEqual([])
      expect(decoded.readings.length).toBeGreaterThan(0)
    }
  })

  it.each([sibling, disabledStation, { ...pump, sensors: [] }])(
    'name a topic for $name all the same',
    (device) => {
      const publish = dialectOf(device.dialect)
        .deviceTopics(device)
        .filter(({ action }) => action === 'publish')
      expect(publish.length).toBeGreaterThan(0)
    },
  )
})
