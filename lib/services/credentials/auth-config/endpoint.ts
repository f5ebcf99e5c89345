import type { AuthConfig } from '@/lib/contract/credentials'
import { conflict } from '@/lib/core/fault'

export interface Endpoint {
  readonly port: number
  readonly tls: boolean
}

/** Where a snippet connects to: without TLS while that listener is on, since it then works with nothing else at hand. */
export function endpointOf({ listeners }: AuthConfig): Endpoint {
  const portOf = (protocol: string) => listeners.find((one) => one.protocol === protocol)?.port
  const plain = portOf('mqtt')
  if (plain !== undefined) return { port: plain, tls: false }
  const secure = portOf('mqtts')
  if (secure !== undefined) return { port: secure, tls: true }
  throw conflict(
    'This format connects over TCP, and both of its listeners are off (MQTT_PORT, MQTTS_PORT); the JSON auth config names the WebSocket ones.',
  )
}

/** Both, as far as they are on, for formats that only list them. */
export const portsOf = ({ listeners }: AuthConfig) => ({
  mqtt: listeners.find((one) => one.protocol === 'mqtt')?.port,
  mqtts: listeners.find((one) => one.protocol === 'mqtts')?.port,
})
