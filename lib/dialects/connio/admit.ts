import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Note, type Rejection } from '@/lib/core/rejection'
import { admitVersion } from '../admit-version'
import type { Admission, ConnectFacts, ProtocolVersion } from '../dialect'
import { quote } from '../quote'
import { rejected } from '../rejected'

const KEEP_ALIVE_SECONDS = 25

export function admitDevice(
  versions: readonly ProtocolVersion[],
  { externalId }: RegisteredDevice,
  connect: ConnectFacts,
): Admission | Rejection {
  const admission = admitVersion(versions, connect)
  if (isRejection(admission)) return admission
  if (connect.clientId !== externalId) {
    const given = connect.clientId === '' ? 'is empty' : `is ${quote(connect.clientId)}`
    return rejected(
      'connect',
      'client-id-not-accepted',
      `The client id ${given}; a Connio device connects with its own id as the client id.`,
      {
        sentence: `Set the client id to ${quote(externalId)}.`,
        action: { kind: 'copy-client-id', clientId: externalId },
      },
    )
  }
  const { keepAliveSeconds } = connect
  return { warnings: keepAliveSeconds === KEEP_ALIVE_SECONDS ? [] : [notAdvised(keepAliveSeconds)] }
}

function notAdvised(keepAliveSeconds: number): Note {
  const given = keepAliveSeconds === 0 ? 'is turned off' : `is ${keepAliveSeconds} s`
  return rejected(
    'connect',
    'keep-alive-not-advised',
    `The keep-alive ${given}; Connio advises ${KEEP_ALIVE_SECONDS} s. The device is connected all the same.`,
    `Set the keep-alive to ${KEEP_ALIVE_SECONDS} seconds.`,
  )
}
