import type { MendAction } from './mend-action'

/** Where in a message's way it was refused, in the order of that way. */
export const stages = [
  'connect',
  'auth',
  'state',
  'acl',
  'topic',
  'parse',
  'schema',
  'sensor',
  'quota',
  'store',
] as const
export type Stage = (typeof stages)[number]

/** Stable reason codes; never renamed once published. */
export const reasonCodes = [
  // connect
  'version-not-accepted',
  'client-id-not-accepted',
  'will-not-allowed',
  'clean-session-required',
  'keep-alive-not-advised',
  'protocol-error',
  'packet-too-large',
  'too-many-attempts',
  'server-busy',
  // auth
  'unknown-name',
  'wrong-secret',
  'no-credentials',
  'credential-expired',
  'credential-revoked',
  'token-not-valid',
  // state
  'device-disabled',
  'device-suspended',
  'tenant-suspended',
  'company-suspended',
  'user-suspended',
  // acl
  'publish-out-of-scope',
  'subscribe-out-of-scope',
  'missing-permission',
  // topic
  'topic-not-in-grammar',
  'topic-not-routed',
  'command-not-enabled',
  'too-many-subscriptions',
  'retained-not-kept',
  'wildcard-not-allowed',
  'content-mode-not-known',
  'wrong-token-in-topic',
  'share-without-app',
  // parse, schema
  'payload-not-json',
  'payload-not-utf8',
  'payload-too-deep',
  'payload-wrong-shape',
  'value-missing',
  'value-wrong-type',
  'value-not-finite',
  'timestamp-not-valid',
  'timestamp-out-of-range',
  'name-not-valid',
  // sensor
  'unknown-sensor',
  'unknown-source',
  'unknown-device',
  'unknown-application',
  'unknown-property',
  'device-id-zero',
  'new-device',
  // quota
  'too-many-readings',
  'too-many-sensors',
  'too-many-devices',
  'too-many-retained',
  'queue-full',
  'rate-limited',
  // store
  'store-unavailable',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** What mends it: always one sentence, and where the console can do it or lead there, the actions, the likeliest first. */
export interface Mend {
  readonly sentence: string
  readonly action?: MendAction
  /** Further ways. */
  readonly others?: readonly MendAction[]
}

/** Bad input from outside, as a value: what was refused, where, why, and what mends it. */
export interface Rejection {
  readonly stage: Stage
  readonly code: ReasonCode
  readonly sentence: string
  readonly mend?: Mend
  /** Which item of a batch, from 0. */
  readonly index?: number
}

/** Something to be noted in Live Logs beside what was allowed: told as a rejection is, with its own code. */
export type Note = Rejection

export const isRejection = (value: object): value is Rejection =>
  'stage' in value && 'code' in value && 'sentence' in value
