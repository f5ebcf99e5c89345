/** What the laws are tried on: principals of every kind, and the topics and payloads that a client might write. */
import fc from 'fast-check'
import { dialectIds } from '@/lib/core/dialect-id'
import { defaultSettings, type RegisteredDevice } from '@/lib/core/registry'
import { filterMatches, topicNameFlaw } from '@/lib/core/topic'
import type { Served } from './dialect'
import { press, principalOf, principals, registry, thermometer } from './fixtures'
import { dialectOf } from './registry'
import { payloadOf, vectors } from './vectors'

export const served: readonly Served[] = Object.values(principals)

/** Any UTF-16 unit, halves of pairs included. */
export const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

/** One level of a topic. */
export const anyLevel = fc.oneof(
  fc.constantFrom('', 'temp_01', 'temperature', 'Temperature', '%2F', '$x', '__proto__', '\ufeff', 'a b'),
  fc.constantFrom(
    'json',
    'binary',
    'subscribe',
    'command',
    'inbox',
    '0',
    'station1',
    'station2',
    'unheard-of',
  ),
  fc.constantFrom('my-device', 'my-gateway', 'loner', 'my-app'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[+#/\0]/g, '')),
)

/** Topics that match the filter: each wildcard becomes something that a client might write there. */
export const topicsOf = (filter: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...filter.split('/').map((level) => {
        if (level === '+') return anyLevel
        if (level !== '#') return fc.constant(level)
        return fc
          .array(fc.oneof(anyLevel, fc.constantFrom('data', 'read', 'cmd', 'writedata')), { maxLength: 6 })
          .map((below) => below.join('/'))
      }),
    )
    .map((levels) => levels.join('/'))
    .filter((topic) => topicNameFlaw(topic) === undefined && filterMatches(filter, topic))

const member = fc.oneof(
  fc.constantFrom('value', 'data', 'timestamp', 'battery_voltage', 'sensor_slug', 'Value', 'Fields', 'Tags'),
  fc.constantFrom(
    'UtcTimestamp',
    'Topic',
    'Mapping',
    'Data',
    'dps',
    't',
    'tt',
    'v',
    'prop',
    'tags',
    'loc',
    'ann',
  ),
  fc.constantFrom('__proto__', ''),
  fc.string({ unit: anyUnit, maxLength: 5 }),
)
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
  anyJson: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 0 }),
    fc.constantFrom('temp_01', 'door', 'temperature', '2024-11-08T10:22:06Z', 1731060126260),
    fc.constantFrom(9007199254740993n.toString()),
    fc.array(tie('anyJson'), { maxLength: 4 }),
    fc.dictionary(member, tie('anyJson'), { maxKeys: 4 }),
  ),
}))

export const anyPayload: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyJson.map((json) => Buffer.from(JSON.stringify(json))),
  fc.array(anyJson, { maxLength: 4 }).map((dps) => Buffer.from(JSON.stringify({ dps }))),
  fc.json().map((text) => Buffer.from(text)),
  fc.string().map((text) => Buffer.from(text)),
  fc.string().map((text) => Buffer.from(`{"value":${text}`)),
)

const publishable = served.flatMap((principal) =>
  dialectOf(principal.dialect)
    .claims(principal, registry)
    .publish.map((filter) => ({ principal, filter })),
)

/** Somebody of the fixtures, with a message inside its claims. */
const made = fc.constantFrom(...publishable).chain(({ principal, filter }) =>
  fc.record({
    principal: fc.constant(principal),
    topic: topicsOf(filter),
    payload: anyPayload,
    contentType: fc.option(
      fc.oneof(
        fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'),
        fc.constantFrom('application/octet-stream', ''),
        fc.string(),
      ),
      { nil: undefined },
    ),
  }),
)

/** What a number, a text or a structure may become when a byte goes wrong, in JSON and in binary. */
const wrong = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 6 }),
  fc
    .constantFrom(
      '1e999',
      '-1e999',
      'NaN',
      'Infinity',
      '-0',
      '9'.repeat(400),
      'null',
      '"',
      '\\ud800',
      '[',
      '{',
    )
    .map((text) => Buffer.from(text)),
  // The bits of NaN and of infinities, as binary payloads carry them.
  fc
    .constantFrom('7ff8000000000000', '7ff0000000000000', 'fff0000000000000', '7fc00000', 'ff800000')
    .map((hex) => Buffer.from(hex, 'hex')),
)

/** A message of the vectors, which a dialect takes or nearly takes, with pieces of it gone or something else. */
const mutated = fc
  .tuple(
    fc.constantFrom(...vectors.filter((vector) => payloadOf(vector).length <= 2_000)),
    fc.array(fc.record({ at: fc.nat(), without: fc.nat({ max: 8 }), wrong }), { minLength: 1, maxLength: 3 }),
  )
  .map(([vector, changes]) => ({
    principal: principals[vector.principal],
    topic: vector.topic,
    contentType: vector.contentType,
    payload: changes.reduce<Uint8Array>((payload, change) => {
      const at = change.at % (payload.length + 1)
      return Buffer.concat([payload.subarray(0, at), change.wrong, payload.subarray(at + change.without)])
    }, payloadOf(vector)),
  }))

export const anyMessage = fc.oneof(made, mutated)

/** Devices of three tenants, some with an id that no topic can carry. */
export const anyDevice: fc.Arbitrary<RegisteredDevice> = fc
  .record({
    id: fc.uuid(),
    dialect: fc.constantFrom(...dialectIds),
    tenantId: fc.integer({ min: 1, max: 3 }),
    externalId: fc.oneof(fc.uuid(), anyLevel, fc.constantFrom('+', '#', 'a/b', '', 'a/#')),
    gateways: fc.array(fc.constantFrom('my-gateway', 'a', ''), { maxLength: 1 }),
    isOn: fc.boolean(),
  })
  .map(({ isOn, ...given }) => ({
    ...(given.dialect === 'capture' ? press : thermometer),
    ...given,
    settings: {
      ...defaultSettings,
      sensocanCommands: isOn,
      anonymousRead: isOn,
      createSensors: isOn,
      plainStore: isOn,
    },
  }))

/** The principal that hears the commands of a device: the account of its tenant for ThingScale, else the device. */
export const receiverOf = (device: RegisteredDevice): Served =>
  device.dialect === 'thingscale'
    ? { ...principals.account, key: `account:${device.tenantId}`, tenantId: device.tenantId }
    : principalOf(device)

/** Whoever may connect for a device or its tenant: itself, by a plain credential, and those who only share the tenant. */
export const principalsOf = (device: RegisteredDevice): readonly Served[] => {
  const { tenantId } = device
  return [
    receiverOf(device),
    { ...principalOf(device), dialect: 'plain' },
    { ...principals.tenantUser, key: `tenant-user:${tenantId}`, tenantId },
    { ...principals.lab, key: `lab:${tenantId}`, tenantId },
  ]
}
