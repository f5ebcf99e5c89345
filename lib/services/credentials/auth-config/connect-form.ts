/** How a device of each dialect is to connect, beside its credential. */
import { randomBytes } from 'node:crypto'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'

export interface ConnectForm {
  readonly clientId: string
  /** As people write them. */
  readonly mqttVersions: readonly string[]
  readonly keepAliveSeconds: number
  /** Commands wait in the console's outbox, so that no session has to; Drogue takes no other. */
  readonly cleanSession: true
}

const THINGSCALE_CHARACTERS_MAX = 23
const versionNames = { 3: '3.1', 4: '3.1.1', 5: '5' } as const satisfies Record<ProtocolVersion, string>

export function connectForm(device: RegisteredDevice): ConnectForm {
  const { versions } = dialectOf(device.dialect).wire
  return {
    clientId: clientIdOf(device),
    mqttVersions: versions.map((version) => versionNames[version]),
    keepAliveSeconds: device.dialect === 'connio' ? 25 : 60,
    cleanSession: true,
  }
}

function clientIdOf({ id, dialect, externalId }: RegisteredDevice): string {
  switch (dialect) {
    case 'connio':
      return externalId
    case 'thingscale':
      return thingscaleClientId(externalId)
    default:
      return id
  }
}

/** Devices of one account share its credential: with one client id each would take the other's session over. */
function thingscaleClientId(externalId: string): string {
  const suffix = `_${randomBytes(2).toString('hex')}`
  return [...externalId].slice(0, THINGSCALE_CHARACTERS_MAX - suffix.length).join('') + suffix
}
