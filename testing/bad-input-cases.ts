/** What goes wrong with devices and back ends of each dialect, and the code that it is refused with. */
import type { IClientOptions, IClientPublishOptions } from 'mqtt'
import type { DialectId } from '@/lib/core/dialect-id'
import type { ReasonCode, Stage } from '@/lib/core/rejection'
import type { BadInputFleet } from './bad-input-fleet'

export interface BadInput {
  readonly dialect: DialectId
  readonly what: string
  readonly stage: Stage
  readonly code: ReasonCode
  /** What of a good CONNECT is otherwise. */
  readonly connect?: (fleet: BadInputFleet) => Partial<IClientOptions>
  readonly publish?: (fleet: BadInputFleet) => readonly [topic: string, payload: string | Buffer]
  readonly options?: IClientPublishOptions
  readonly subscribe?: (fleet: BadInputFleet) => string
  /** By default the device of the dialect. */
  readonly isBackEnd?: boolean
}

type Act = Pick<BadInput, 'connect' | 'publish' | 'options' | 'subscribe' | 'isBackEnd'>

const SECRET = 'x'.repeat(43)
const BYTES = Buffer.from([0xff, 0xfe, 0x00, 0x80])
const longId: Act = { connect: () => ({ clientId: 'x'.repeat(1025) }) }
const isJson: IClientPublishOptions = { qos: 1, properties: { contentType: 'application/json' } }
const version5 = () => ({ protocolVersion: 5 }) as const

const of =
  (dialect: DialectId) =>
  (what: string, stage: Stage, code: ReasonCode, act: Act): BadInput => ({
    dialect,
    what,
    stage,
    code,
    ...act,
  })

const capture = of('capture')
const data = ({ capture: { device } }: BadInputFleet, payload: string | Buffer) =>
  [`v1/sources/${device.externalId}/data/read/a/b/c`, payload] as const
const captureCases = [
  capture('a wrong secret', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_dev_${SECRET}` }) }),
  capture('a user name in other case', 'auth', 'unknown-name', {
    connect: ({ capture: { login } }) => ({ username: login.username.toUpperCase() }),
  }),
  capture('a client id that is too long', 'connect', 'client-id-not-accepted', longId),
  capture('a topic in other case', 'acl', 'publish-out-of-scope', {
    publish: (fleet) => [data(fleet, '')[0].replace('v1', 'V1'), '{"Value":1}'],
  }),
  capture('the topic of another source', 'acl', 'publish-out-of-scope', {
    publish: ({ sibling }) => [`v1/sources/${sibling.externalId}/data/read/a/b/c`, '{"Value":1}'],
  }),
  capture('a time in words', 'schema', 'timestamp-not-valid', {
    publish: (fleet) => data(fleet, '{"Value":1,"UtcTimestamp":"yesterday"}'),
  }),
  capture('seconds taken for milliseconds', 'schema', 'timestamp-out-of-range', {
    publish: (fleet) => data(fleet, '{"Value":1,"UtcTimestamp":1731060126}'),
  }),
  capture('a wrong shape', 'schema', 'payload-wrong-shape', { publish: (fleet) => data(fleet, '[1]') }),
  capture('a misspelt member', 'schema', 'value-missing', { publish: (fleet) => data(fleet, '{"value":1}') }),
  capture('truncated JSON', 'parse', 'payload-not-json', { publish: (fleet) => data(fleet, '{"Value":1') }),
  capture('bytes where JSON is due', 'parse', 'payload-not-utf8', { publish: (fleet) => data(fleet, BYTES) }),
  capture('a command to an unknown source', 'topic', 'unknown-source', {
    isBackEnd: true,
    publish: () => ['v1/sources/nobody/cmd/writedata', '{"Topic":"a/b/c","Data":1}'],
  }),
  capture('the raw tree of every company', 'acl', 'subscribe-out-of-scope', {
    isBackEnd: true,
    subscribe: () => 'v1/raw/+/#',
  }),
]

const drogue = of('drogue')
const drogueCases = [
  drogue('a wrong secret', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_dev_${SECRET}` }) }),
  drogue('an unknown device', 'auth', 'unknown-name', {
    connect: ({ app }) => ({ username: `nobody@${app}` }),
  }),
  drogue('an unknown application', 'auth', 'unknown-name', {
    connect: ({ drogue: { device } }) => ({ username: `${device.externalId}@nowhere` }),
  }),
  drogue('a device name in other case', 'auth', 'unknown-name', {
    connect: ({ drogue: { device }, app }) => ({ username: `${device.externalId.toUpperCase()}@${app}` }),
  }),
  drogue('a client id that is too long', 'connect', 'client-id-not-accepted', longId),
  drogue('a session that does not begin anew', 'connect', 'clean-session-required', {
    connect: () => ({ clean: false }),
  }),
  drogue('a topic that is too deep', 'acl', 'publish-out-of-scope', { publish: () => ['a/b/c', '1'] }),
  drogue('an unknown device behind a gateway', 'sensor', 'unknown-device', {
    publish: () => ['state/nobody', '1'],
  }),
  drogue('a number beyond all numbers', 'schema', 'value-not-finite', {
    publish: () => ['state', '{"temp":1e999}'],
  }),
  drogue('truncated JSON that says it is JSON', 'parse', 'payload-not-json', {
    connect: version5,
    publish: () => ['state', '{"temp":'],
    options: isJson,
  }),
  drogue('bytes that say they are JSON', 'parse', 'payload-not-utf8', {
    connect: version5,
    publish: () => ['state', BYTES],
    options: isJson,
  }),
  drogue('the events of an unknown application', 'acl', 'unknown-application', {
    isBackEnd: true,
    subscribe: () => 'app/nowhere',
  }),
  drogue('an application in other case', 'acl', 'unknown-application', {
    isBackEnd: true,
    subscribe: ({ app }) => `app/${app.toUpperCase()}`,
  }),
  drogue('the events of every application', 'acl', 'wildcard-not-allowed', {
    isBackEnd: true,
    subscribe: () => 'app/+',
  }),
  drogue('a command to an unknown device', 'topic', 'unknown-device', {
    isBackEnd: true,
    publish: ({ app }) => [`command/${app}/nobody/set`, '1'],
  }),
]

const sensocan = of('sensocan')
const base = ({ tenant, sensocan: { device } }: BadInputFleet) => `tenant/${tenant.id}/device/${device.id}`
const reading = (payload: string | Buffer): Act => ({
  publish: (fleet) => [`${base(fleet)}/sensor/temp`, payload],
})
const sensocanCases = [
  sensocan('a wrong secret', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_dev_${SECRET}` }) }),
  sensocan('a wrong access token', 'auth', 'unknown-name', {
    connect: () => ({ username: `sbx_tok_${SECRET}`, password: '' }),
  }),
  sensocan('a client id that is too long', 'connect', 'client-id-not-accepted', longId),
  sensocan('a slug in other case', 'sensor', 'unknown-sensor', {
    publish: (fleet) => [`${base(fleet)}/sensor/Temp`, '{"value":1}'],
  }),
  sensocan('an unknown sensor', 'sensor', 'unknown-sensor', {
    publish: (fleet) => [`${base(fleet)}/sensor/wind`, '{"value":1}'],
  }),
  sensocan('another tenant in the topic', 'acl', 'publish-out-of-scope', {
    publish: (fleet) => [`${base(fleet).replace(`/${fleet.tenant.id}/`, '/0/')}/sensor/temp`, '{"value":1}'],
  }),
  sensocan('another device in the topic', 'acl', 'publish-out-of-scope', {
    publish: ({ tenant, sibling }) => [`tenant/${tenant.id}/device/${sibling.id}/sensor/temp`, '{"value":1}'],
  }),
  sensocan('a time that is no ISO 8601', 'schema', 'timestamp-not-valid', {
    ...reading('{"value":1,"timestamp":1731060126261}'),
  }),
  sensocan('a wrong shape', 'schema', 'payload-wrong-shape', reading('"1"')),
  sensocan('a wrong type', 'schema', 'value-wrong-type', reading('{"value":"warm"}')),
  sensocan('truncated JSON', 'parse', 'payload-not-json', reading('{"value":1')),
  sensocan('bytes where JSON is due', 'parse', 'payload-not-utf8', reading(BYTES)),
]

const thingscale = of('thingscale')
const below = (topic: string, payload: string | Buffer): Act => ({
  publish: ({ thingscale: { login } }) => [`${login.password}/${topic}`, payload],
})
const thingscaleCases = [
  thingscale('a wrong token', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_dtk_${SECRET}` }) }),
  thingscale('an id in other case', 'auth', 'unknown-name', {
    connect: ({ thingscale: { login } }) => ({ username: login.username.toLowerCase() }),
  }),
  thingscale('a client id of 24 characters', 'connect', 'client-id-not-accepted', {
    connect: () => ({ clientId: 'x'.repeat(24) }),
  }),
  thingscale('the token of another account in the topic', 'acl', 'wrong-token-in-topic', {
    publish: () => [`sbx_dtk_${SECRET}/json/dev1`, '1'],
  }),
  thingscale('a topic in other case', 'acl', 'publish-out-of-scope', below('JSON/dev1', '1')),
  thingscale('the device 0', 'sensor', 'device-id-zero', below('json/0', '1')),
  thingscale('a wrong shape', 'schema', 'payload-wrong-shape', below('json/dev1', '[1]')),
  thingscale('truncated JSON', 'parse', 'payload-not-json', below('json/dev1', '{"temp":')),
  thingscale('bytes where JSON is due', 'parse', 'payload-not-utf8', below('json/dev1', BYTES)),
  thingscale("another account's commands", 'acl', 'wrong-token-in-topic', {
    subscribe: () => `sbx_dtk_${SECRET}/#`,
  }),
]

const connio = of('connio')
const out = (rest: string, payload: string | Buffer): Act => ({
  publish: ({ connio: { device } }) => [`connio/data/out/devices/${device.externalId}/${rest}`, payload],
})
const connioCases = [
  connio('a wrong secret', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_key_${SECRET}` }) }),
  connio('another client id', 'connect', 'client-id-not-accepted', {
    connect: () => ({ clientId: 'other' }),
  }),
  connio('a property in other case', 'topic', 'name-not-valid', out('properties/Temp', '1')),
  connio('an unknown property', 'sensor', 'unknown-property', out('properties/wind', '1')),
  connio('another device in the topic', 'acl', 'publish-out-of-scope', {
    publish: ({ sibling }) => [`connio/data/out/devices/${sibling.id}/properties/temp`, '1'],
  }),
  connio(
    'a time in words',
    'schema',
    'timestamp-not-valid',
    out('json', '{"dps":[{"t":"now","v":1,"prop":"temp"}]}'),
  ),
  connio('a wrong shape', 'schema', 'payload-wrong-shape', out('json', '{"dps":{"v":1}}')),
  connio('text without quotes', 'parse', 'payload-not-json', out('properties/temp', 'warm')),
  connio('truncated JSON', 'parse', 'payload-not-json', out('json', '{"dps":[')),
  connio('bytes where JSON is due', 'parse', 'payload-not-utf8', out('properties/temp', BYTES)),
]

const plain = of('plain')
const plainCases = [
  plain('a wrong secret', 'auth', 'wrong-secret', { connect: () => ({ password: `sbx_pln_${SECRET}` }) }),
  plain('a user name in other case', 'auth', 'unknown-name', {
    connect: ({ plain: { login } }) => ({ username: login.username.toUpperCase() }),
  }),
  plain('a client id that is too long', 'connect', 'client-id-not-accepted', longId),
  plain("a topic of the broker's own", 'acl', 'publish-out-of-scope', {
    publish: () => ['$SYS/uptime', '1'],
  }),
  plain("a filter of the broker's own", 'acl', 'subscribe-out-of-scope', { subscribe: () => '$SYS/#' }),
  plain('a group without a filter', 'topic', 'topic-not-in-grammar', { subscribe: () => '$share/group/' }),
]

export const badInputs: readonly BadInput[] = [
  ...captureCases,
  ...drogueCases,
  ...sensocanCases,
  ...thingscaleCases,
  ...connioCases,
  ...plainCases,
]
