/** One simulated device's connection: it comes back after the broker does, and slows down where it is refused. */
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import type { BrokerAddress } from './broker-address'
import type { DemoDevice } from './demo-device'

export interface Login {
  readonly clientId: string
  readonly username: string
  readonly password: string
}

export interface DeviceConnection {
  readonly isConnected: boolean
  /** Resolves when the broker has acknowledged it (QoS 0: when it is written); rejects where the connection ended before. */
  publish(topic: string, payload: string, qos: 0 | 1): Promise<void>
  end(): Promise<void>
}

const RECONNECT_AFTER_MS = 2_000
/** Failed logins are counted by address, and the 30th within 15 minutes makes people at it wait: one device stays below. */
const REFUSED_AGAIN_AFTER_MS = 60_000
const END_WITHIN_MS = 1_500
const KEPT_SECONDS = 3 * 24 * 3600

export interface ConnectionEvents {
  onConnect(): void
  /** Its commands reach it from now on. */
  onListening(): void
  onCommand(topic: string, payload: string): void
  onRefused(reason: string): void
}

export function connectDevice(
  device: DemoDevice,
  login: Login,
  broker: BrokerAddress,
  commandFilter: string | undefined,
  events: ConnectionEvents,
): DeviceConnection {
  const client: MqttClient = mqtt.connect(broker.url, {
    clientId: login.clientId,
    username: login.username,
    ...(login.password === '' ? {} : { password: login.password }),
    ...(broker.ca ? { ca: broker.ca } : {}),
    protocolVersion: device.mqttVersion,
    ...sessionOf(device),
    keepalive: device.dialect === 'connio' ? 25 : 60,
    // Spread, so that a broker that comes back is not met by the whole fleet at once.
    reconnectPeriod: RECONNECT_AFTER_MS + Math.random() * RECONNECT_AFTER_MS,
    reconnectOnConnackError: true,
    connectTimeout: 15_000,
    resubscribe: false,
    queueQoSZero: false,
  })
  const usualPeriod = client.options.reconnectPeriod ?? RECONNECT_AFTER_MS
  client.on('connect', () => {
    client.options.reconnectPeriod = usualPeriod
    if (commandFilter !== undefined) {
      client.subscribe(commandFilter, { qos: 1 }, (error) => {
        if (error) events.onRefused(`its commands: ${error.message}`)
        else events.onListening()
      })
    }
    events.onConnect()
  })
  client.on('message', (topic, payload) => events.onCommand(topic, payload.toString('utf8')))
  client.on('error', (error) => {
    // Only a refused CONNECT carries a code of MQTT's; a socket that finds nobody is tried again soon.
    if ('code' in error && typeof error.code === 'number') {
      client.options.reconnectPeriod = REFUSED_AGAIN_AFTER_MS
      events.onRefused(error.message)
    }
  })
  return {
    get isConnected() {
      return client.connected
    },
    publish: async (topic, payload, qos) => {
      await client.publishAsync(topic, payload, { qos })
    },
    end: () => endWithin(client),
  }
}

/** Whoever leaves would like to find what was sent to it meanwhile. */
function sessionOf({ stays, mqttVersion }: DemoDevice): Pick<IClientOptions, 'clean' | 'properties'> {
  if (stays !== 'away') return { clean: true }
  return {
    clean: false,
    ...(mqttVersion === 5 ? { properties: { sessionExpiryInterval: KEPT_SECONDS } } : {}),
  }
}

/** Lets what is on its way be acknowledged, but does not wait for a broker that is gone. */
async function endWithin(client: MqttClient): Promise<void> {
  const timer = setTimeout(() => client.end(true), END_WITHIN_MS)
  await client.endAsync(!client.connected)
  clearTimeout(timer)
}
