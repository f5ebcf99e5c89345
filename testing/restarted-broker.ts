/** The broker as a process that is ended and started again on one database. */
import { freePort } from './free-port'
import { type BrokerProcess, startBrokerProcess } from './processes'
import { startTestServices, type TestServices } from './services'

export interface RestartedBroker extends Pick<TestServices, 'services' | 'admin'> {
  readonly mqttPort: number
  /** Ended in this way, and started again; `meanwhile` runs while nobody listens. */
  again(how: 'kill -9' | 'SIGTERM', meanwhile?: () => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

export async function startRestartedBroker(): Promise<RestartedBroker> {
  const { services, admin, dataDir, databaseUrl, stop } = await startTestServices()
  const mqttPort = await freePort()
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    MQTT_PORT: String(mqttPort),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
  }
  let broker: BrokerProcess = await startBrokerProcess(env)
  return {
    services,
    admin,
    mqttPort,
    again: async (how, meanwhile) => {
      if (how === 'kill -9') await broker.kill()
      else await broker.stop()
      await meanwhile?.()
      broker = await startBrokerProcess(env)
    },
    stop: async () => {
      await broker.stop()
      await stop()
    },
  }
}
