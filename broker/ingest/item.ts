/** What one message comes to, on its way into one commit. */
import type { DeviceEntry } from '@/broker/devices'
import type { DurableSession } from '@/broker/durable/durable-session'
import type { RetainedChange } from '@/broker/durable/retained-rows'
import type { Queued } from '@/broker/durable/write-entries'
import type { LogRecord } from '@/lib/contract/logs'
import type { Actor } from '@/lib/core/actor'
import type { CommandRequest } from '@/lib/core/command'
import type { Application } from '@/lib/core/principal'
import type { Reading, Tags } from '@/lib/core/reading'
import type { Rejection } from '@/lib/core/rejection'

export interface PendingReading {
  readonly entry: DeviceEntry
  readonly reading: Reading
  /** Only what the message carried beyond the device's own tags. */
  readonly ownTags: Tags | undefined
}

export interface PendingCommand {
  readonly id: string
  readonly actor: Actor
  readonly applications: readonly Application[]
  readonly request: CommandRequest
  readonly qos: 0 | 1
  /** Called within the commit where the command has no target, to add the record that says so. */
  readonly refuse: (rejection: Rejection) => LogRecord
}

/** What a message leaves behind in sessions and namespaces. */
export interface Left {
  readonly queued: readonly Queued[]
  readonly retained: RetainedChange | undefined
  /** A QoS 2 message of a durable session, which is not to be taken again. */
  readonly received: { readonly session: DurableSession; readonly packetId: number } | undefined
  /** The will that it is. */
  readonly will: number | undefined
}

export interface IngestItem {
  /** Messages of one lane key are committed in order. */
  readonly laneKey: string
  readonly bytes: number
  readonly readings: readonly PendingReading[]
  readonly records: readonly LogRecord[]
  readonly commands: readonly PendingCommand[]
  readonly left?: Left
  /** Records over the cap of a device and day: counted in the same commit. */
  readonly suppressed?: { readonly deviceId: string; readonly count: number }
}

/** What came of it: further records that only the commit could tell of. */
export interface Committed {
  readonly laterRecords: readonly LogRecord[]
}

/** Nothing of it needs a commit. */
export const isEmpty = ({ readings, records, commands, suppressed, left }: IngestItem): boolean =>
  readings.length === 0 && records.length === 0 && commands.length === 0 && !suppressed && !left
