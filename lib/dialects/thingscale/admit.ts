import type { Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Admission, ConnectFacts, ProtocolVersion } from '../dialect'
import { rejected } from '../rejected'

const CLIENT_ID_CHARACTERS_MAX = 23

/** MQTT 3.1 bounds the client id to 1 to 23 characters; ThingScale does so in both of its versions. */
export function admit(versions: readonly ProtocolVersion[], connect: ConnectFacts): Admission | Rejection {
  const count = [...connect.clientId].length
  if (count >= 1 && count <= CLIENT_ID_CHARACTERS_MAX) return admitVersion(versions, connect)
  return rejected(
    'connect',
    'client-id-not-accepted',
    count === 0
      ? 'The client id is empty; a ThingScale client has one of 1 to 23 characters.'
      : `The client id has ${count} characters; a ThingScale client has one of 1 to 23.`,
    {
      sentence: 'Set a client id such as "station1_a7", the device id and a short random suffix.',
      action: { kind: 'copy-client-id', clientId: 'station1_a7' },
    },
  )
}
