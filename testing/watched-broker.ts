/** The broker as a process of its own, with room for many sockets, whose memory a test may ask for. */
import { freePort } from './free-port'
import { heldBytes, MEMORY_PROBE } from './held-bytes'
import { startBrokerProcess } from './processes'
import { startTestServices, type TestServices } from './services'

export interface WatchedBroker extends Pick<TestServices, 'services' | 'admin'> {
  readonly mqttPort: number
  /** What it holds once all that may go has gone. */
  heldBytes(): Promise<number>
  /** Its log so far: warnings and errors. */
  said(): string
  stop(): Promise<void>
}

export async function startWatchedBroker(): Promise<WatchedBroker> {
  const { services, admin, dataDir, databaseUrl, stop } = await startTestServices()
  const mqttPort = await freePort()
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, MQTT_PORT: String(mqttPort) }
  const off = { MQTTS_PORT: '0', WSS_PORT: '0', WS_PORTS: '0' }
  const broker = await startBrokerProcess({ ...env, ...off }, MEMORY_PROBE)
  return {
    services,
    admin,
    mqttPort,
    heldBytes: () => heldBytes(broker.child),
    said: broker.said,
    stop: async () => {
      await broker.stop()
      await stop()
    },
  }
}
