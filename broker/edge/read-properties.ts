/** The properties of an MQTT 5 packet: each of them known, allowed where it stands, and there once [MQTT5-2.2.2]. */
import { MalformedPacket, protocolError } from './malformed-packet'
import {
  type Field,
  readBinary,
  readByte,
  readFourBytes,
  readText,
  readTwoBytes,
  readVariable,
} from './read-field'

/** What has properties: what a client sends, and a PUBLISH of ours to it. */
export type PropertyOwner =
  | 'connect'
  | 'will'
  | 'publish'
  | 'delivery'
  | 'acknowledgement'
  | 'subscribe'
  | 'unsubscribe'
  | 'disconnect'

export const property = {
  payloadFormat: 0x01,
  messageExpiry: 0x02,
  contentType: 0x03,
  responseTopic: 0x08,
  correlationData: 0x09,
  subscriptionIdentifier: 0x0b,
  sessionExpiry: 0x11,
  authenticationMethod: 0x15,
  authenticationData: 0x16,
  requestProblemInformation: 0x17,
  willDelay: 0x18,
  requestResponseInformation: 0x19,
  reasonString: 0x1f,
  receiveMaximum: 0x21,
  topicAliasMaximum: 0x22,
  topicAlias: 0x23,
  userProperty: 0x26,
  maximumPacketSize: 0x27,
} as const

type Value = number | string | Buffer

interface Rule {
  readonly read: (bytes: Buffer, at: number) => Field<Value>
  readonly owners: readonly PropertyOwner[]
  readonly isWrong?: (value: Value) => boolean
}

const isZero = (value: Value) => value === 0
const isNoFlag = (value: Value) => value !== 0 && value !== 1
const message = ['publish', 'delivery', 'will'] as const
const anywhere = [
  'connect',
  'will',
  'publish',
  'delivery',
  'acknowledgement',
  'subscribe',
  'unsubscribe',
  'disconnect',
] as const

const rules: ReadonlyMap<number, Rule> = new Map<number, Rule>([
  [property.payloadFormat, { read: readByte, owners: message, isWrong: isNoFlag }],
  [property.messageExpiry, { read: readFourBytes, owners: message }],
  [property.contentType, { read: readText, owners: message }],
  [property.responseTopic, { read: readText, owners: message }],
  [property.correlationData, { read: readBinary, owners: message }],
  // [MQTT5-3.3.4-6] In a PUBLISH it is the server's alone.
  [
    property.subscriptionIdentifier,
    { read: readVariable, owners: ['subscribe', 'delivery'], isWrong: isZero },
  ],
  [property.sessionExpiry, { read: readFourBytes, owners: ['connect', 'disconnect'] }],
  [property.authenticationMethod, { read: readText, owners: ['connect'] }],
  [property.authenticationData, { read: readBinary, owners: ['connect'] }],
  [property.requestProblemInformation, { read: readByte, owners: ['connect'], isWrong: isNoFlag }],
  [property.willDelay, { read: readFourBytes, owners: ['will'] }],
  [property.requestResponseInformation, { read: readByte, owners: ['connect'], isWrong: isNoFlag }],
  [property.reasonString, { read: readText, owners: ['acknowledgement', 'disconnect'] }],
  [property.receiveMaximum, { read: readTwoBytes, owners: ['connect'], isWrong: isZero }],
  [property.topicAliasMaximum, { read: readTwoBytes, owners: ['connect'] }],
  [property.topicAlias, { read: readTwoBytes, owners: ['publish'] }],
  [property.userProperty, { read: readPair, owners: anywhere }],
  [property.maximumPacketSize, { read: readFourBytes, owners: ['connect'], isWrong: isZero }],
])

export interface Properties {
  /** By identifier; of user properties the last one. `at` is where the value stands. */
  readonly values: ReadonlyMap<number, { readonly value: Value; readonly at: number }>
  readonly end: number
}

const none: Properties['values'] = new Map()

export function readProperties(bytes: Buffer, at: number, owner: PropertyOwner): Properties {
  const { value: length, end: start } = readVariable(bytes, at)
  const end = start + length
  if (end > bytes.length) throw new MalformedPacket('properties are cut short')
  if (length === 0) return { values: none, end }
  const values = new Map<number, { value: Value; at: number }>()
  const block = bytes.subarray(0, end)
  for (let next = start; next < end; ) {
    const { value: id, end: valueAt } = readVariable(block, next)
    const rule = rules.get(id)
    if (!rule?.owners.includes(owner))
      throw new MalformedPacket(`property 0x${id.toString(16)} does not belong there`) // [MQTT5-2.2.2.2]
    if (values.has(id) && !mayRepeat(id, owner))
      throw protocolError(`property 0x${id.toString(16)} is there twice`)
    const { value, end: valueEnd } = rule.read(block, valueAt)
    if (rule.isWrong?.(value)) throw protocolError(`property 0x${id.toString(16)} is never ${String(value)}`)
    values.set(id, { value, at: valueAt })
    next = valueEnd
  }
  return { values, end }
}

const mayRepeat = (id: number, owner: PropertyOwner): boolean =>
  id === property.userProperty || (owner === 'delivery' && id === property.subscriptionIdentifier)

export function numberIn({ values }: Properties, id: number): number | undefined {
  const value = values.get(id)?.value
  return typeof value === 'number' ? value : undefined
}

export function textIn({ values }: Properties, id: number): string | undefined {
  const value = values.get(id)?.value
  return typeof value === 'string' ? value : undefined
}

function readPair(bytes: Buffer, at: number): Field<string> {
  return readText(bytes, readText(bytes, at).end)
}
