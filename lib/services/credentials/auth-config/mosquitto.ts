import { type AuthConfigInput, headLines } from './auth-config-input'
import { endpointOf, portsOf } from './endpoint'
import { shellWord } from './shell-word'

/** A script that works as it is. */
export function mosquitto(input: AuthConfigInput): string {
  const { config, steps } = input
  const endpoint = endpointOf(config)
  const { mqtts } = portsOf(config)
  const connect = (port: number, tls: string) =>
    `-h ${shellWord(config.host)} -p ${port}${tls} -V mqttv311 -k ${config.keepAliveSeconds} -i ${shellWord(config.clientId)} -u ${shellWord(config.username)} -P ${shellWord(config.password)} -q 1`
  const here = connect(endpoint.port, endpoint.tls ? tlsOption(config.caCertificate) : '')
  const publish = (by: string) =>
    `mosquitto_pub ${by} -t ${shellWord(steps.topic)} -m ${shellWord(steps.payload)}\n`
  const parts = [
    '#!/bin/sh\nset -e\n',
    ...headLines(input).map((line) => `# ${line}\n`),
    endpoint.tls && config.caCertificate !== null ? caFile(config.caCertificate) : '',
    publish(here),
    steps.commandFilter === undefined
      ? ''
      : `mosquitto_sub ${here} -v -t ${shellWord(steps.commandFilter)}\n`,
    !endpoint.tls && mqtts !== undefined
      ? `\n# Over TLS, with the CA of this installation saved as ca.pem (it stands in the JSON auth config):\n# ${publish(connect(mqtts, ' --cafile ca.pem'))}`
      : '',
  ]
  return parts.join('')
}

const tlsOption = (ca: string | null): string => (ca === null ? ' --tls-use-os-certs' : ' --cafile "$CA"')

const caFile = (ca: string): string =>
  `CA=$(mktemp)\ntrap 'rm -f "$CA"' EXIT\ncat > "$CA" <<'END_OF_CA'\n${ca.trim()}\nEND_OF_CA\n`
