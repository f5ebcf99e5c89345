import type { AuthConfigInput } from './auth-config-input'
import { portsOf } from './endpoint'

/** The names and values that firmware and scripts are configured with; what there is none of is left out. */
export function settings({
  config,
  steps,
}: AuthConfigInput): readonly (readonly [name: string, value: string | number])[] {
  const { mqtt, mqtts } = portsOf(config)
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ['MQTT_HOST', config.host],
    ['MQTT_PORT', mqtt],
    ['MQTTS_PORT', mqtts],
    ['MQTT_CLIENT_ID', config.clientId],
    ['MQTT_USERNAME', config.username],
    ['MQTT_PASSWORD', config.password],
    ['MQTT_KEEP_ALIVE_SECONDS', config.keepAliveSeconds],
    ['MQTT_TOPIC', steps.topic],
    ['MQTT_PAYLOAD', steps.payload],
    ['MQTT_COMMANDS', steps.commandFilter],
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}
