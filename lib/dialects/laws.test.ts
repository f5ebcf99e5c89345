/** What holds for every dialect of the registry, whatever it is sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialectIds } from '@/lib/core/dialect-id'
import { formatMicros, parseIsoMicros } from '@/lib/core/micros'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import { filterCovers, filterMatches, filtersMeet, topicNameFlaw } from '@/lib/core/topic'
import { encodeRaw } from './capture/encode-raw'
import type { Decoded, Served } from './dialect'
import {
  foreignPress,
  press,
  principalOf,
  principals,
  receivedAt,
  registry,
  registryOf,
  thermometer,
} from './fixtures'
import { dialectOf, dialects } from './registry'
import { payloadOf, type Vector, vectors } from './vectors'

const decode = (principal: Served, topic: string, payload: Uint8Array): Decoded =>
  dialectOf(principal.dialect).decode(principal, { topic, payload, qos: 1, receivedAt }, registry)

it('every dialect stands in the registry under its own id', () => {
  expect(Object.entries(dialects).map(([id, dialect]) => [id, dialect.id])).toEqual(
    dialectIds.map((id) => [id, id]),
  )
})

describe('vectors', () => {
  it.each(vectors)('$principal: $name', (vector) => {
    const principal = principals[vector.principal]
    const claims = dialectOf(principal.dialect).claims(principal, registry)
    expect(claims.publish.some((filter) => filterMatches(filter, vector.topic))).toBe(true)
    holds(decode(principal, vector.topic, payloadOf(vector)), vector.expect)
  })
})

function holds(decoded: Decoded, expected: Vector['expect']): void {
  if (expected.readingCount !== undefined) {
    expect(decoded.readings).toHaveLength(expected.readingCount)
  } else {
    const found = decoded.readings.map((reading) => ({
      path: `${reading.connection}/${reading.measurement}/${reading.key}`,
      value: reading.value,
      exact: reading.exact,
      ts: reading.ts === null ? null : formatMicros(reading.ts),
      tags: reading.tags,
    }))
    expect(found).toEqual((expected.readings ?? []).map((reading) => expect.objectContaining(reading)))
    // An integer's text is there only where a double cannot hold it.
    expect(found.map((reading) => reading.exact)).toEqual(
      (expected.readings ?? []).map((reading) => reading.exact),
    )
  }
  expect(decoded.commands).toEqual(expected.commands ?? [])
  expect(decoded.rejections.map(({ stage, code, index }) => ({ stage, code, index }))).toEqual(
    (expected.rejections ?? []).map(({ stage, code, index }) => ({ stage, code, index })),
  )
  for (const [place, wanted] of (expected.rejections ?? []).entries()) {
    const rejection = decoded.rejections[place]
    expect(rejection?.sentence).toContain(wanted.sentence ?? '')
    expect(rejection?.mend?.sentence).toContain(wanted.mend ?? '')
    if (wanted.action !== undefined) expect(rejection?.mend?.action).toEqual(wanted.action)
  }
}

/** Topics that match the filter: each wildcard becomes something that a client might write there. */
const inScope = (filter: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...filter.split('/').map((level) => {
        if (level === '+') return segment
        if (level !== '#') return fc.constant(level)
        return fc
          .array(fc.oneof(segment, fc.constantFrom('data', 'read', 'cmd', 'writedata')), { maxLength: 6 })
          .map((below) => below.join('/'))
      }),
    )
    .map((levels) => levels.join('/'))

/** Any UTF-16 unit, halves of pairs included. */
const character = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

const segment = fc.oneof(
  fc.constantFrom('', 'temp_01', '%2F', '$x', '__proto__', '\ufeff', 'a b'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[+#/\0]/g, '')),
)

const served = Object.values(principals)
const publishable = served.flatMap((principal) =>
  dialectOf(principal.dialect)
    .claims(principal, registry)
    .publish.map((filter) => ({ principal, filter })),
)

const member = fc.oneof(
  fc.constantFrom('value', 'data', 'timestamp', 'battery_voltage', 'sensor_slug', 'Value', 'Fields', 'Tags'),
  fc.constantFrom('UtcTimestamp', 'Topic', 'Mapping', 'Data', '__proto__', ''),
  fc.string({ unit: character, maxLength: 5 }),
)
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
  anyJson: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 0 }),
    fc.constantFrom('temp_01', 'door', '2024-11-08T10:22:06Z', 1731060126260, 9007199254740993n.toString()),
    fc.array(tie('anyJson'), { maxLength: 4 }),
    fc.dictionary(member, tie('anyJson'), { maxKeys: 4 }),
  ),
}))

const anyPayload = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyJson.map((json) => Buffer.from(JSON.stringify(json))),
  fc.json().map((text) => Buffer.from(text)),
  fc.string().map((text) => Buffer.from(`{"value":${text}`)),
)

const anyMessage = fc
  .constantFrom(...publishable)
  .chain(({ principal, filter }) =>
    fc.record({ principal: fc.constant(principal), topic: inScope(filter), payload: anyPayload }),
  )

describe('decode', () => {
  it('never throws, answers every message, and yields only what the raw tree can carry', () => {
    fc.assert(
      fc.property(anyMessage, ({ principal, topic, payload }) => {
        const { readings, commands, rejections } = decode(principal, topic, payload)
        expect(readings.length + commands.length + rejections.length).toBeGreaterThan(0)
        for (const rejection of rejections) expect(rejection.sentence).toMatch(/\.$/)
        for (const reading of readings) {
          const device = registry.device(reading.deviceId)
          expect(device).toBeDefined()
          if (!device) continue
          const raw = encodeRaw(device, { ...reading, ts: reading.ts ?? receivedAt })
          expect(raw.topic.split('/')).toHaveLength(7)
          expect(raw.topic.split('/')).not.toContain('')
          expect(raw.topic).not.toMatch(/[+#\0]/)
          expect(JSON.parse(Buffer.from(raw.payload).toString()).Value).toEqual(reading.value)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('gives nothing to a device that the registry does not hold', () => {
    for (const principal of [principals.thermometer, principals.press]) {
      const dialect = dialectOf(principal.dialect)
      const nobody = registryOf([])
      expect(dialect.claims(principal, nobody)).toEqual({ publish: [], subscribe: [] })
      const message = { topic: 'x', payload: Buffer.from('{}'), qos: 0, receivedAt } as const
      expect(dialect.decode(principal, message, nobody).rejections).toHaveLength(1)
      expect(isRejection(dialect.explainOutOfScope(principal, 'publish', 'x', nobody))).toBe(true)
    }
  })

  it('gives nothing where the registry holds the device in another tenant', () => {
    const moved = registryOf([{ ...thermometer, tenantId: 124 }])
    expect(dialectOf('sensocan').claims(principals.thermometer, moved).publish).toEqual([])
  })
})

const anyDevice: fc.Arbitrary<RegisteredDevice> = fc
  .record({
    id: fc.uuid(),
    dialect: fc.constantFrom(...dialectIds),
    tenantId: fc.integer({ min: 1, max: 3 }),
    externalId: fc.oneof(fc.uuid(), segment, fc.constantFrom('+', '#', 'a/b', '', 'a/#')),
    isOn: fc.boolean(),
  })
  .map(({ isOn, ...given }) => ({
    ...(given.dialect === 'capture' ? press : thermometer),
    ...given,
    settings: { sensocanCommands: isOn },
  }))

const claimsOf = (device: RegisteredDevice) =>
  dialectOf(device.dialect).claims(principalOf(device), registryOf([device]))

describe('claims', () => {
  it('of two devices never meet', () => {
    fc.assert(
      fc.property(anyDevice, anyDevice, (one, two) => {
        // A Capture id is unique in its company, a SensoCAN one in its tenant.
        fc.pre(
          one.externalId !== two.externalId || (one.dialect === 'sensocan' && one.tenantId !== two.tenantId),
        )
        for (const action of ['publish', 'subscribe'] as const) {
          for (const left of claimsOf(one)[action]) {
            for (const right of claimsOf(two)[action]) expect(filtersMeet(left, right)).toBe(false)
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('hold no wildcard in place of an id', () => {
    for (const externalId of ['+', '#', 'a/b', '', 'x/#']) {
      expect(claimsOf({ ...press, externalId })).toEqual({ publish: [], subscribe: [] })
      expect(claimsOf({ ...thermometer, externalId })).toEqual({ publish: [], subscribe: [] })
    }
  })

  it('never let a device write what the broker writes', () => {
    const own = ['v1/raw/#', 'v1/logs/#']
    for (const device of [thermometer, press]) {
      for (const filter of claimsOf(device).publish) {
        expect(own.some((other) => filtersMeet(filter, other))).toBe(false)
      }
    }
  })
})

describe('encodeCommand', () => {
  it('stays inside what the device subscribes to, or is refused', () => {
    fc.assert(
      fc.property(
        anyDevice,
        fc.oneof(segment, fc.string({ unit: character })),
        fc.jsonValue(),
        (device, name, json) => {
          const payload = JSON.parse(JSON.stringify(json))
          const sent = dialectOf(device.dialect).encodeCommand(device, { name, payload })
          if (isRejection(sent)) return
          expect(topicNameFlaw(sent.topic)).toBeUndefined()
          expect(claimsOf(device).subscribe.some((filter) => filterMatches(filter, sent.topic))).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('deviceTopics', () => {
  const devices = [thermometer, press, foreignPress, { ...press, sensors: thermometer.sensors }]

  it.each(devices)('work as they are for $name ($dialect)', (device) => {
    const dialect = dialectOf(device.dialect)
    const claims = claimsOf(device)
    const topics = dialect.deviceTopics(device)
    expect(topics.map((topic) => topic.action)).toContain('publish')
    for (const { action, topic, example } of topics) {
      if (action === 'subscribe') {
        expect(claims.subscribe.some((filter) => filterCovers(filter, topic))).toBe(true)
        continue
      }
      expect(claims.publish.some((filter) => filterMatches(filter, topic))).toBe(true)
      const message = { topic, payload: Buffer.from(example), qos: 1, receivedAt } as const
      const decoded = dialect.decode(principalOf(device), message, registryOf([device]))
      expect(decoded.rejections).toEqual([])
      expect(decoded.readings.length).toBeGreaterThan(0)
    }
  })
})

describe('explainOutOfScope', () => {
  const level = fc.oneof(
    segment,
    fc.constantFrom('v1', 'raw', 'sources', 'logs', 'tenant', 'device', 'sensor', 'sensors', 'command', '+'),
    fc.constantFrom(
      '123',
      '124',
      'AcmeCorp',
      'data',
      'read',
      'cmd',
      'writedata',
      thermometer.id,
      press.id,
      'a',
    ),
  )
  const anyTopic = fc.array(level, { minLength: 1, maxLength: 8 }).map((levels) => levels.join('/'))

  it('never throws, and copies only topics that would be in scope', () => {
    fc.assert(
      fc.property(fc.constantFrom(...served), anyTopic, fc.boolean(), (principal, topic, isPublish) => {
        const dialect = dialectOf(principal.dialect)
        const claims = dialect.claims(principal, registry)
        const action = isPublish ? 'publish' : 'subscribe'
        const isClaimed = (other: string) =>
          isPublish
            ? claims.publish.some((filter) => filterMatches(filter, other))
            : claims.subscribe.some((filter) => filterCovers(filter, other))
        fc.pre(!isClaimed(topic) && !(isPublish && topic.includes('+')))
        const { stage, sentence, mend } = dialect.explainOutOfScope(principal, action, topic, registry)
        expect(stage).toBe('acl')
        expect(sentence).toMatch(/[.]$/)
        expect(mend?.sentence).toMatch(/[.]$/)
        if (mend?.action?.kind !== 'copy-topic' || claims[action].length === 0) return
        expect(isClaimed(mend.action.topic)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('admit', () => {
  it('takes MQTT 3.1.1 and 5, and refuses 3.1 with the version to use', () => {
    for (const principal of served) {
      const connect = { clientId: 'any name', clean: false, keepAliveSeconds: 0 }
      const { admit } = dialectOf(principal.dialect)
      expect(admit(principal, { ...connect, version: 4 })).toEqual({ warnings: [] })
      expect(admit(principal, { ...connect, version: 5 })).toEqual({ warnings: [] })
      expect(admit(principal, { ...connect, version: 3 })).toMatchObject({
        stage: 'connect',
        code: 'version-not-accepted',
        mend: { sentence: 'Set the client to MQTT 3.1.1 or 5.' },
      })
    }
  })
})

describe('encodeReading', () => {
  it('shows a reading on the raw tree as the document of Capture does', () => {
    const ts = parseIsoMicros('2024-11-08T10:22:06.26Z') ?? 0
    const { readings } = decode(
      principals.press,
      `v1/sources/${press.externalId}/data/read/System_Monitoring_Requester/Monitoring/CPU_Temp`,
      Buffer.from('{"Value":55,"Tags":{"MachineName":"MyMachine","Connection_Tag":"mine"}}'),
    )
    const raw = readings.map((reading) => dialectOf('capture').encodeReading(press, { ...reading, ts }))[0]
    expect(raw?.topic).toBe(
      'v1/raw/AcmeCorp/fe453df1-b4a0-492d-a12c-505988eea849/System_Monitoring_Requester/Monitoring/CPU_Temp',
    )
    expect(JSON.parse(Buffer.from(raw?.payload ?? []).toString())).toEqual({
      Value: 55,
      Tags: {
        Connection_Tag: 'System_Monitoring_Requester',
        MachineName: 'MyMachine',
        SerialNumber: '77777',
      },
      UtcTimestamp: '2024-11-08T10:22:06.260Z',
    })
  })

  it('carries a SensoCAN reading, with the exact text of a large integer', () => {
    const { readings } = decode(
      principals.thermometer,
      `tenant/123/device/${thermometer.externalId}/sensor/temp_01`,
      Buffer.from('{"value":12345678901234567891}'),
    )
    for (const reading of readings) {
      const raw = encodeRaw(thermometer, { ...reading, ts: receivedAt })
      expect(raw.topic).toBe(`v1/raw/AcmeCorp/${thermometer.id}/sensocan/temp_01/value`)
      expect(Buffer.from(raw.payload).toString()).toContain('"Value":12345678901234567891,')
      expect(dialectOf('sensocan').encodeReading(thermometer, { ...reading, ts: receivedAt })).toBeUndefined()
    }
    expect(readings).toHaveLength(1)
  })
})
