/** Before anything starts: every port that will be opened is free, and none is named twice. */
import { createServer } from 'node:net'
import type { Config } from '@/lib/config/config'
import { listen } from './listen'
import { StartError } from './start-error'

export interface PlannedPort {
  readonly variable: string
  readonly host: string
  readonly port: number
}

export function plannedPorts(config: Config, httpsHost: string): readonly PlannedPort[] {
  const { listeners, mqttHost } = config
  const all = [
    { variable: 'PORT', host: config.host, port: config.port },
    { variable: 'HTTPS_PORT', host: httpsHost, port: config.httpsPort },
    { variable: 'MQTT_PORT', host: mqttHost, port: listeners.mqttPort },
    { variable: 'MQTTS_PORT', host: mqttHost, port: listeners.mqttsPort },
    ...listeners.wsPorts.map((port) => ({ variable: 'WS_PORTS', host: mqttHost, port })),
    { variable: 'WSS_PORT', host: mqttHost, port: listeners.wssPort },
    { variable: 'MQTT_LAB_PORT', host: '127.0.0.1', port: listeners.labPort },
  ]
  return all.filter((one) => one.port !== 0)
}

export async function checkPorts(ports: readonly PlannedPort[]): Promise<void> {
  const seen = new Map<number, string>()
  for (const { variable, host, port } of ports) {
    const other = seen.get(port)
    if (other !== undefined) {
      throw new StartError(`${other} and ${variable} both name the port ${port}: give each its own.`)
    }
    seen.set(port, variable)
    const server = await listen(createServer(), host, port, variable)
    await new Promise((resolve) => server.close(resolve))
  }
}
