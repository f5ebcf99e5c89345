import { type AuthConfigInput, headLines, literal, pemLiterals } from './auth-config-input'
import { settings } from './settings'

export function cHeader(input: AuthConfigInput): string {
  const { caCertificate } = input.config
  return [
    ...headLines(input).map((line) => `/* ${line} */\n`),
    '#ifndef MQTT_AUTH_CONFIG_H\n#define MQTT_AUTH_CONFIG_H\n\n',
    ...settings(input).map(
      ([name, value]) => `#define ${name} ${typeof value === 'number' ? value : literal(value)}\n`,
    ),
    caCertificate === null
      ? ''
      : `#define MQTT_CA_CERTIFICATE \\\n${pemLiterals(caCertificate, '  ', ' \\\n')}\n`,
    '\n#endif\n',
  ].join('')
}
