import type { Rejection } from '@/lib/core/rejection'
import type { Admission, ConnectFacts, ProtocolVersion } from './dialect'
import { rejected } from './rejected'

const names: Readonly<Record<ProtocolVersion, string>> = { 3: '3.1', 4: '3.1.1', 5: '5' }

/** Lets in whoever speaks one of the versions: the whole of CONNECT's rules for most dialects. */
export function admitVersion(
  versions: readonly ProtocolVersion[],
  connect: ConnectFacts,
): Admission | Rejection {
  if (versions.includes(connect.version)) return { warnings: [] }
  const accepted = versions.map((version) => names[version]).join(' and ')
  return rejected(
    'connect',
    'version-not-accepted',
    `The client speaks MQTT ${names[connect.version]}; this credential is for MQTT ${accepted}.`,
    `Set the client to MQTT ${accepted.replace(' and ', ' or ')}.`,
  )
}
