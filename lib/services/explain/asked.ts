import type { Rejection } from '@/lib/core/rejection'
import type { ProtocolVersion, Qos, Served } from '@/lib/dialects/dialect'
import type { LoadedDevices } from '../messages/loaded-devices'

/** What Explain is asked, with everything loaded that the answer takes. */
export interface Asked {
  readonly principal: Served
  readonly devices: LoadedDevices
  /** As the claims spell it. */
  readonly topic: string
  readonly version: ProtocolVersion
  readonly qos: Qos
  readonly payload?: Uint8Array
  readonly contentType?: string
  readonly contentMode?: string
  /** The principal would not be let in. */
  readonly refusal?: Rejection
}
