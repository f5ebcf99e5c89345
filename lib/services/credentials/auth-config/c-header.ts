import { type AuthConfigInput, commentText, exampleFacts, literal } from './auth-config-input'

export function cHeader(input: AuthConfigInput): string {
  const { config, deviceName } = input
  const { mqttPort, mqttsPort, topic } = exampleFacts(input)
  const define = (name: string, value: string) => `#define ${name} ${value}\n`
  const ca = config.caCertificate
    ? `#define MQTT_CA_CERTIFICATE \\\n${config.caCertificate
        .trim()
        .split('\n')
        .map((line) => `  ${literal(`${line}\n`)}`)
        .join(' \\\n')}\n`
    : ''
  return [
    `/* Auth config of ${commentText(deviceName)} */\n`,
    '#ifndef MQTT_AUTH_CONFIG_H\n#define MQTT_AUTH_CONFIG_H\n\n',
    define('MQTT_HOST', literal(config.host)),
    define('MQTT_PORT', String(mqttPort)),
    mqttsPort === undefined ? '' : define('MQTTS_PORT', String(mqttsPort)),
    define('MQTT_CLIENT_ID', literal(config.clientId)),
    define('MQTT_USERNAME', literal(config.username)),
    define('MQTT_PASSWORD', literal(config.password)),
    define('MQTT_TOPIC', literal(topic)),
    ca,
    '\n#endif\n',
  ].join('')
}
