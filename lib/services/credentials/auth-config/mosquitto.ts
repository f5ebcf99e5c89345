import { type AuthConfigInput, commentText, exampleFacts } from './auth-config-input'
import { shellWord } from './shell-word'

/** A line that works as it is, and the same over TLS. */
export function mosquitto(input: AuthConfigInput): string {
  const { config, deviceName } = input
  const { mqttPort, mqttsPort, topic, payload } = exampleFacts(input)
  const line = (port: number, extra = '') =>
    `mosquitto_pub -h ${shellWord(config.host)} -p ${port}${extra} -i ${shellWord(config.clientId)} -u ${shellWord(config.username)} -P ${shellWord(config.password)} -q 1 -t ${shellWord(topic)} -m ${shellWord(payload)}\n`
  const overTls =
    mqttsPort === undefined
      ? ''
      : `\n# Over TLS, with the CA of this installation saved as ca.pem (it stands in the JSON auth config):\n# ${line(mqttsPort, ' --cafile ca.pem')}`
  return `#!/bin/sh\n# ${commentText(deviceName)}: one reading\n${line(mqttPort)}${overTls}`
}
