import { type AuthConfigInput, commentText, exampleFacts, literal } from './auth-config-input'

export function node(input: AuthConfigInput): string {
  const { config, deviceName } = input
  const { mqttPort, topic, payload } = exampleFacts(input)
  return `// ${commentText(deviceName)}: one reading. Needs: npm install mqtt
import mqtt from 'mqtt'

const client = await mqtt.connectAsync({
  host: ${literal(config.host)},
  port: ${mqttPort},
  clientId: ${literal(config.clientId)},
  username: ${literal(config.username)},
  password: ${literal(config.password)},
})

await client.publishAsync(${literal(topic)}, ${literal(payload)}, { qos: 1 })
console.log('stored')
await client.endAsync()
`
}
