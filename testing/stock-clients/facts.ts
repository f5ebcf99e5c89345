/** One table of facts over three stock clients: each proves what it can, and what it cannot stands in the table with the reason. */
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { startTestBroker, type TestBroker } from '../broker'
import { type RawClient, rawConnect } from '../raw-client'
import { mosquitto } from './mosquitto'
import { mqttJs } from './mqtt-js'
import { paho } from './paho'
import type { StockClient, StockName } from './stock-client'
import { Tap } from './tap'

interface Trial {
  readonly client: StockClient
  /** Of this trial alone. */
  readonly topic: string
  readonly tap: Tap
  readonly broker: TestBroker
  /** Another client, made of bytes; its publishes are acknowledged. */
  readonly other: RawClient
}

interface Fact {
  readonly cannot?: Partial<Readonly<Record<StockName, string>>>
  prove(trial: Trial): Promise<void>
}

const names = ['mqtt.js', 'mosquitto', 'paho for Python'] as const

export function proveFacts(facts: Readonly<Record<string, Fact>>): void {
  let broker: TestBroker
  const clients = new Map<StockName, StockClient>()
  const taps: Tap[] = []
  beforeAll(async () => {
    broker = await startTestBroker({
      lab: true,
      env: { KEEPALIVE_MAX: '600', MQTT_LAB_DENY: 'test/nosubscribe' },
    })
    for (const client of [mqttJs, mosquitto(), paho()]) clients.set(client.name, client)
  })
  afterEach(() => {
    for (const tap of taps.splice(0)) tap.close()
  })
  afterAll(async () => {
    for (const client of clients.values()) await client.stop()
    await broker.stop()
  })
  let trials = 0
  describe.each(Object.entries(facts))('%s', (_name, fact) => {
    it.each(names.filter((name) => fact.cannot?.[name] === undefined))('by %s', async (name) => {
      const client = clients.get(name)
      if (!client) throw new Error(`${name} was not started`)
      const tap = await Tap.open(broker.labPort)
      taps.push(tap)
      const { client: other } = await rawConnect(broker.labPort, 5)
      await fact.prove({ client, tap, broker, other, topic: `facts/${++trials}` })
      await other.drop()
    })
  })
}
