/** A message that waits for a durable session, in memory and as a row. */
import type { Qos } from '@/lib/dialects/dialect'

/** MQTT 5 properties, as they were published. */
export type Properties = Readonly<Record<string, unknown>>

export interface StoredMessage {
  /** As it is routed. */
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly properties: Properties | undefined
  /** When it is no longer delivered (v5), in ms since the epoch. */
  readonly expiresAtMs: number | undefined
  /** Session key of who published it; empty where nobody did. */
  readonly sender: string
}

export interface Entry {
  /** In the order of arrival; the same for all sessions that the message waits for. */
  readonly id: number
  readonly message: StoredMessage
  /** Whether it is delivered with the retain flag. */
  readonly isRetained: boolean
  /** Given where the session is connected, and kept for as long as the message waits: QoS 2 must go out under one id only. */
  packetId: number | undefined
  /** The id lies in the database, or is on its way there with the row. */
  isIdKept: boolean
  /** PUBREC came: what waits is a PUBREL. */
  isReleased: boolean
  /** An earlier broker may have sent it. */
  readonly wasSent: boolean
  /** It is nowhere in the database yet, and goes there with the next changes. */
  isUnwritten: boolean
  isCleared: boolean
  /** Under which its copy is about to be delivered. */
  line: string | undefined
}

export const weigh = ({ topic, payload }: StoredMessage): number => topic.length + payload.length + 64

/** Connection-scoped properties stay behind; bytes are spelled in base64. */
export function propertiesToJson(properties: Properties | undefined): string | null {
  if (!properties) return null
  const { topicAlias: _alias, subscriptionIdentifier: _identifier, correlationData, ...rest } = properties
  const all = Buffer.isBuffer(correlationData)
    ? { ...rest, correlationData: correlationData.toString('base64') }
    : rest
  return Object.keys(all).length > 0 ? JSON.stringify(all) : null
}

/** What came out of a `json` column. */
export function propertiesFromJson(stored: unknown): Properties | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const correlationData: unknown = Reflect.get(stored, 'correlationData')
  return typeof correlationData === 'string'
    ? { ...stored, correlationData: Buffer.from(correlationData, 'base64') }
    : { ...stored }
}
