import { type AuthConfigInput, headLines } from './auth-config-input'
import { settings } from './settings'
import { shellWord } from './shell-word'

export function env(input: AuthConfigInput): string {
  const { deviceId, tenantId, mqttVersions } = input.config
  const lines = [
    ...settings(input),
    ['MQTT_VERSIONS', mqttVersions.join(' ')] as const,
    ['DEVICE_ID', deviceId] as const,
    ['TENANT_ID', tenantId] as const,
  ]
  return [
    ...headLines(input).map((line) => `# ${line}\n`),
    ...lines.map(([name, value]) => `${name}=${shellWord(String(value))}\n`),
  ].join('')
}
