/** Who publishes what while things are killed: for each kind of message what is sent, and what must be stored of it. */

export interface Login {
  readonly username: string
  readonly password: string
}

/** One client, as its process is told of it. */
export interface ClientPlan {
  readonly login: Login
  readonly clientId: string
  readonly version: 4 | 5
  readonly isClean: boolean
  readonly publishes?: { readonly kind: MessageKind; readonly qos: 1 | 2; readonly place: Place }
  readonly subscribesTo?: string
}

/** Where its messages go: what of the names the topics are made of. */
export interface Place {
  readonly tenantId: number
  readonly externalId: string
  /** Of the ThingScale account; of a command the device that it is for. */
  readonly token: string
}

export type Stored =
  | {
      readonly in: 'readings'
      readonly path: string
      readonly value: number | boolean | string
      readonly tsMs?: number
    }
  | { readonly in: 'records' | 'commands' | 'readers'; readonly value: string }

interface MessageOf {
  readonly topic: (place: Place, seq: number) => string
  readonly payload: (seq: number) => unknown
  readonly stored: (seq: number) => readonly Stored[]
}

/** Readings that say their time: each message has a millisecond of its own. */
const timeOf = (seq: number): number => Date.UTC(2026, 0, 1) + seq
const isoOf = (seq: number): string => new Date(timeOf(seq)).toISOString()

const reading = (path: string, value: number | boolean | string, tsMs?: number): Stored => ({
  in: 'readings',
  path,
  value,
  ...(tsMs === undefined ? {} : { tsMs }),
})

const SLUGS = ['number', 'flag', 'text'] as const
const valueFor = (slug: (typeof SLUGS)[number], seq: number) =>
  slug === 'number' ? seq + 0.5 : slug === 'flag' ? seq % 2 === 0 : `text ${seq}`
const slugOf = (seq: number) => SLUGS[seq % 3] ?? 'number'

const sensocan = ({ tenantId, externalId }: Place): string => `tenant/${tenantId}/device/${externalId}`

export const messageKinds = {
  sensocanSingle: {
    topic: (place, seq) => `${sensocan(place)}/sensor/${slugOf(seq)}`,
    payload: (seq) => ({ value: valueFor(slugOf(seq), seq), timestamp: isoOf(seq) }),
    stored: (seq) => [reading(`sensocan/${slugOf(seq)}/value`, valueFor(slugOf(seq), seq), timeOf(seq))],
  },
  sensocanBatch: {
    topic: sensocan,
    payload: (seq) => ({
      data: SLUGS.map((slug) => ({ sensor_slug: slug, value: valueFor(slug, seq), timestamp: isoOf(seq) })),
    }),
    stored: (seq) => SLUGS.map((slug) => reading(`sensocan/${slug}/value`, valueFor(slug, seq), timeOf(seq))),
  },
  sensocanRefused: {
    topic: (place) => `${sensocan(place)}/sensor/nobody`,
    payload: (seq) => ({ value: seq }),
    stored: (seq) => [{ in: 'records', value: JSON.stringify({ value: seq }) }],
  },
  captureField: {
    topic: ({ externalId }) => `v1/sources/${externalId}/data/read/line/oven/temp`,
    payload: (seq) => ({ Value: seq }),
    stored: (seq) => [reading('line/oven/temp', seq)],
  },
  captureFields: {
    topic: ({ externalId }) => `v1/sources/${externalId}/data/read/line/press`,
    payload: (seq) => ({ Fields: { count: seq, state: `state ${seq}`, shape: { seq } } }),
    stored: (seq) => [
      reading('line/press/count', seq),
      reading('line/press/state', `state ${seq}`),
      reading('line/press/shape', JSON.stringify({ seq })),
    ],
  },
  captureCommand: {
    topic: ({ token }) => `v1/sources/${token}/cmd/writedata`,
    payload: (seq) => ({ Topic: 'line/oven/setpoint', Data: seq }),
    stored: (seq) => [{ in: 'commands', value: String(seq) }],
  },
  drogue: {
    topic: () => 'temp',
    payload: (seq) => ({ temp: seq }),
    stored: (seq) => [reading('drogue/temp/temp', seq)],
  },
  connioFeed: {
    topic: ({ externalId }) => `connio/data/out/devices/${externalId}/json`,
    payload: (seq) => ({
      dps: ['temperature', 'humidity'].map((prop) => ({ t: isoOf(seq), v: seq, prop })),
    }),
    stored: (seq) =>
      ['temperature', 'humidity'].map((name) => reading(`connio/properties/${name}`, seq, timeOf(seq))),
  },
  connioProperty: {
    topic: ({ externalId }) => `connio/data/out/devices/${externalId}/properties/temperature`,
    payload: (seq) => seq,
    stored: (seq) => [reading('connio/properties/temperature', seq)],
  },
  thingscale: {
    topic: ({ token, externalId }) => `${token}/json/${externalId}`,
    payload: (seq) => ({ temp: seq }),
    stored: (seq) => [reading('thingscale/default/temp', seq)],
  },
  /** Stored and routed in one commit. */
  plainStored: {
    topic: () => 'kills/stored',
    payload: (seq) => ({ n: seq }),
    stored: (seq) => [
      reading('plain/kills/stored/n', seq),
      { in: 'readers', value: `kills/stored ${JSON.stringify({ n: seq })}` },
    ],
  },
  plainRouted: {
    topic: () => 'kills/routed',
    payload: (seq) => `routed ${seq}`,
    stored: (seq) => [{ in: 'readers', value: `kills/routed routed ${seq}` }],
  },
} as const satisfies Record<string, MessageOf>

export type MessageKind = keyof typeof messageKinds

export function payloadOf(kind: MessageKind, seq: number): string {
  const payload: unknown = messageKinds[kind].payload(seq)
  return typeof payload === 'string' ? payload : JSON.stringify(payload)
}

/** What of a message comes to those who listen. */
export const routedOf = (kind: MessageKind, seq: number): readonly string[] =>
  messageKinds[kind].stored(seq).flatMap((one) => (one.in === 'readers' ? [one.value] : []))
