import { type AuthConfigInput, headLines, literal } from './auth-config-input'
import { endpointOf } from './endpoint'

export function node(input: AuthConfigInput): string {
  const { config, steps } = input
  const { port, tls } = endpointOf(config)
  const ca = tls && config.caCertificate !== null ? `\n  ca: ${literal(config.caCertificate)},` : ''
  const head = headLines(input).map((line) => `// ${line}\n`)
  const publish = `await client.publishAsync(${literal(steps.topic)}, ${literal(steps.payload)}, { qos: 1 })
console.log('acknowledged')
`
  return `${head.join('')}// Needs: npm install mqtt
import mqtt from 'mqtt'

const client = await mqtt.connectAsync({
  protocol: '${tls ? 'mqtts' : 'mqtt'}',
  host: ${literal(config.host)},
  port: ${port},${ca}
  protocolVersion: 4,
  keepalive: ${config.keepAliveSeconds},
  clean: true,
  clientId: ${literal(config.clientId)},
  username: ${literal(config.username)},
  password: ${literal(config.password)},
})
${steps.commandFilter === undefined ? `\n${publish}await client.endAsync()\n` : `${listen(steps.commandFilter)}\n${publish}`}`
}

const listen = (filter: string): string => `
client.on('message', (topic, payload) => console.log(topic, payload.toString()))
await client.subscribeAsync(${literal(filter)}, { qos: 1 })
`
