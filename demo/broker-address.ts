import { readFileSync } from 'node:fs'
import { type Config, ConfigError } from '@/lib/config/config'
import { tlsFiles } from '@/lib/config/tls-files'

export interface BrokerAddress {
  readonly url: string
  readonly ca: Buffer | undefined
}

/** The first listener that is on, as this machine reaches it. */
export function brokerAddress(config: Config): BrokerAddress {
  const { mqttPort, mqttsPort, wsPorts, wssPort } = config.listeners
  const host = reachable(config.mqttHost)
  const [wsPort] = wsPorts
  if (mqttPort > 0) return { url: `mqtt://${host}:${mqttPort}`, ca: undefined }
  if (wsPort !== undefined) return { url: `ws://${host}:${wsPort}/mqtt`, ca: undefined }
  const { caPath } = tlsFiles(config)
  const ca = caPath === undefined ? undefined : readFileSync(caPath)
  if (mqttsPort > 0) return { url: `mqtts://${host}:${mqttsPort}`, ca }
  if (wssPort > 0) return { url: `wss://${host}:${wssPort}/mqtt`, ca }
  throw new ConfigError('The demo needs a listener, and all are off: set MQTT_PORT to a port.')
}

/** An address that stands for all of them is none to connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
