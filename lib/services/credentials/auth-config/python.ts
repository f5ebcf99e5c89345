import { type AuthConfigInput, headLines, literal } from './auth-config-input'
import { endpointOf } from './endpoint'

/** For paho-mqtt 1.6, which Debian has, and 2: their callbacks differ by a last argument. */
export function python(input: AuthConfigInput): string {
  const { config, steps } = input
  const { port, tls } = endpointOf(config)
  const hasCommands = steps.commandFilter !== undefined
  const ca = config.caCertificate === null ? '' : `cadata=${literal(config.caCertificate)}`
  const head = headLines(input).map((line) => `# ${line}\n`)
  return `${head.join('')}# Needs: pip install paho-mqtt
${tls ? 'import ssl\n\n' : ''}import paho.mqtt.client as mqtt

options = {"client_id": ${literal(config.clientId)}, "protocol": mqtt.MQTTv311, "clean_session": True}
if hasattr(mqtt, "CallbackAPIVersion"):  # paho-mqtt 2
    options["callback_api_version"] = mqtt.CallbackAPIVersion.VERSION2
client = mqtt.Client(**options)
client.username_pw_set(${literal(config.username)}, ${literal(config.password)})
${tls ? `client.tls_set_context(ssl.create_default_context(${ca}))\n` : ''}

def on_connect(client, userdata, flags, reason, properties=None):
    if reason != 0:
        print("not connected:", reason, "(the Live Logs of the device say why)", flush=True)
        client.disconnect()
        return
${steps.commandFilter === undefined ? '' : `    client.subscribe(${literal(steps.commandFilter)}, qos=1)\n`}    client.publish(${literal(steps.topic)}, ${literal(steps.payload)}, qos=1)


def on_publish(client, userdata, message_id, reason=None, properties=None):
    print("acknowledged", flush=True)
${hasCommands ? '' : '    client.disconnect()\n'}
${hasCommands ? onMessage : ''}
client.on_connect = on_connect
client.on_publish = on_publish
${hasCommands ? 'client.on_message = on_message\n' : ''}client.connect(${literal(config.host)}, ${port}, keepalive=${config.keepAliveSeconds})
client.loop_forever()
`
}

const onMessage = `
def on_message(client, userdata, message):
    print(message.topic, message.payload.decode(errors="replace"), flush=True)

`
