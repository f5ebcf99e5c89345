/** The grammar of the topics that the broker itself publishes: `v1/raw/...` and `v1/logs/...`; build and parse side by side. */
import { encodeLevel } from './topic'

/** What a record on `v1/logs` tells of. */
export const logKinds = ['message', 'connection', 'command'] as const
export type LogKind = (typeof logKinds)[number]

export interface RawTopic {
  readonly company: string
  /** The device as back ends name it: see `sourceName`. */
  readonly source: string
  readonly connection: string
  readonly measurement: string
  readonly key: string
}

/** `v1/raw/{company}/{source}/{connection}/{measurement}/{key}` */
export function buildRawTopic(topic: RawTopic): string {
  const { company, source, connection, measurement, key } = topic
  return `v1/raw/${[company, source, connection, measurement, key].map(encodeLevel).join('/')}`
}

export interface LogsTopic {
  readonly company: string
  /** `-` where the record is of no device. */
  readonly source: string
  /** `-` where the record is of no tenant. */
  readonly tenantId: number | '-'
  readonly kind: LogKind
}

/** `v1/logs/{company}/{source or -}/{tenant id or -}/{kind}` */
export function buildLogsTopic({ company, source, tenantId, kind }: LogsTopic): string {
  return `v1/logs/${encodeLevel(company)}/${encodeLevel(source)}/${tenantId}/${kind}`
}

/** The tenant of a `v1/logs` topic: a number, `-`, or `undefined` where the topic is none of ours. */
export function tenantOfLogsTopic(topic: string): number | '-' | undefined {
  const [version, tree, , , tenant] = topic.split('/')
  if (version !== 'v1' || tree !== 'logs' || tenant === undefined) return undefined
  if (tenant === '-') return '-'
  const id = Number(tenant)
  return Number.isSafeInteger(id) ? id : undefined
}

/** Company and source levels of a `v1/raw` topic, as they stand (encoded). */
export function sourceOfRawTopic(
  topic: string,
): { readonly company: string; readonly source: string } | undefined {
  const [version, tree, company, source] = topic.split('/')
  return version === 'v1' && tree === 'raw' && company !== undefined && source !== undefined
    ? { company, source }
    : undefined
}
