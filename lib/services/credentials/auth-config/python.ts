import { type AuthConfigInput, commentText, exampleFacts, literal } from './auth-config-input'

export function python(input: AuthConfigInput): string {
  const { config, deviceName } = input
  const { mqttPort, topic, payload } = exampleFacts(input)
  return `# ${commentText(deviceName)}: one reading. Needs: pip install "paho-mqtt>=2"
import paho.mqtt.client as mqtt

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=${literal(config.clientId)})
client.username_pw_set(${literal(config.username)}, ${literal(config.password)})
client.connect(${literal(config.host)}, ${mqttPort}, keepalive=60)
client.loop_start()

message = client.publish(${literal(topic)}, ${literal(payload)}, qos=1)
message.wait_for_publish(10)
print("stored" if message.is_published() else "not acknowledged: look at the Live Logs of the device")

client.disconnect()
client.loop_stop()
`
}
