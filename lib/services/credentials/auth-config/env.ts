import { type AuthConfigInput, exampleFacts } from './auth-config-input'
import { shellWord } from './shell-word'

export function env(input: AuthConfigInput): string {
  const { config } = input
  const { mqttPort, mqttsPort, topic } = exampleFacts(input)
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    ['MQTT_HOST', config.host],
    ['MQTT_PORT', mqttPort],
    ['MQTTS_PORT', mqttsPort],
    ['MQTT_CLIENT_ID', config.clientId],
    ['MQTT_USERNAME', config.username],
    ['MQTT_PASSWORD', config.password],
    ['MQTT_TOPIC', topic],
    ['DEVICE_ID', config.deviceId],
    ['TENANT_ID', config.tenantId],
  ]
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${shellWord(String(value))}\n`)
    .join('')
}
