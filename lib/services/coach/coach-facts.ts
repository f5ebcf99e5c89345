import type { CoachStage } from '@/lib/contract/coach'
import type { LogRecord } from '@/lib/contract/logs'
import type { ProtocolVersion } from '@/lib/dialects/dialect'

export interface CoachFacts {
  readonly deviceId: string
  /** Answers to CONNECT that are filed under the device, those that only claimed its name too; newest first. */
  readonly attempts: readonly LogRecord[]
  /** Messages of it, or for it, newest first. */
  readonly messages: readonly LogRecord[]
  /** When the broker last let it in, and from where; nulls where it never did. */
  readonly status: {
    readonly connectedAt: string | null
    readonly address: string | null
    readonly protocolVersion: number | null
  }
  readonly credentials: readonly { readonly expiresAt: string | null }[]
  /** By which it came, while it is connected. */
  readonly listener: string | null
  /** When the newest stored reading came in. */
  readonly storedAt: string | null
  /** The versions of its dialect. */
  readonly versions: readonly ProtocolVersion[]
  /** A topic that it may publish to. */
  readonly exampleTopic: string | null
  readonly nowMs: number
}

/** Whoever got this far has passed all that stands before it. */
export const connectStages = [
  'address',
  'tls',
  'connect',
  'credential',
  'state',
  'version',
  'client-id',
] as const satisfies readonly CoachStage[]

export type ConnectStage = (typeof connectStages)[number]

/** How its last attempt went: let in, spoken for by a gateway, or refused at a stage. */
export interface Passage {
  readonly at: string
  readonly address: string | null
  /** Null where it was recorded before listeners were. */
  readonly listener: string | null
  readonly version: number | null
  readonly gateway: string | null
  readonly refused: { readonly stage: ConnectStage; readonly record: LogRecord } | null
}
