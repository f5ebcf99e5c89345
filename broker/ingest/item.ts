/** What one message comes to, on its way into one commit. */
import type { DeviceEntry } from '@/broker/devices'
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

export interface IngestItem {
  /** Messages of one lane key are committed in order. */
  readonly laneKey: string
  readonly bytes: number
  readonly readings: readonly PendingReading[]
  readonly records: readonly LogRecord[]
  readonly commands: readonly PendingCommand[]
  /** Records over the cap of a device and day: counted in the same commit. */
  readonly suppressed?: { readonly deviceId: string; readonly count: number }
}

/** What came of it: further records that only the commit could tell of. */
export interface Committed {
  readonly laterRecords: readonly LogRecord[]
}
