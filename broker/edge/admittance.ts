import type { ConnackAdditions, ConnectRefusal } from './connect-packet'
import type { PacketIds } from './inspect-frame'
import type { Mount } from './mount'

/** What login made of a CONNECT. */
export type Admittance =
  | {
      readonly isAdmitted: true
      readonly sessionKey: string
      readonly additions: ConnackAdditions
      readonly keepAliveSeconds: number
      /** There was a session of this client, and it goes on. */
      readonly isResumed: boolean
      readonly ids: PacketIds
      readonly mount: Mount
    }
  | { readonly isAdmitted: false; readonly refusal: ConnectRefusal }
