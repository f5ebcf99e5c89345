import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { Inbox, type Listening, type StockClient, type StockConnect } from './stock-client'

function connect(
  { clientId = '', port, clean = true, keepalive = 60, properties }: StockConnect,
  more: IClientOptions = {},
): MqttClient {
  const client = mqtt.connect({
    protocol: 'mqtt',
    host: '127.0.0.1',
    port,
    protocolVersion: 5,
    reconnectPeriod: 0,
    clientId,
    clean,
    keepalive,
    ...(properties ? { properties } : {}),
    ...more,
  })
  client.on('error', () => {})
  return client
}

const willOf = ({ will }: Listening): IClientOptions =>
  will
    ? {
        will: {
          topic: will.topic,
          payload: Buffer.from(will.payload),
          qos: 1,
          retain: false,
          properties: { willDelayInterval: will.delaySeconds },
        },
      }
    : {}

export const mqttJs: StockClient = {
  name: 'mqtt.js',
  listen: (options) => {
    const client = connect(options, willOf(options))
    const inbox = new Inbox<{ topic: string; text: string }>()
    client.on('message', (topic, payload) => inbox.add({ topic, text: payload.toString() }))
    client.once('connect', () => {
      for (const { filter, qos = 1, identifier, nl = false, rap = false, rh = 0 } of options.subscriptions ??
        [])
        client.subscribe(
          filter,
          { qos, nl, rap, rh, ...(identifier ? { properties: { subscriptionIdentifier: identifier } } : {}) },
          () => {},
        )
    })
    return {
      next: () => inbox.next(),
      publish: (topic, payload) => void client.publish(topic, payload, { qos: 1 }),
      leave: () => client.endAsync(),
      drop: async () => {
        client.stream.destroy()
        await client.endAsync(true)
      },
    }
  },
  send: async ({ topic, payloads, encoding = 'utf8', qos = 1, retain = false, message, ...options }) => {
    const client = connect(options)
    await new Promise<void>((resolve) => client.once('connect', () => resolve()))
    const { correlationData, ...rest } = message ?? {}
    const properties = {
      ...rest,
      ...(correlationData === undefined ? {} : { correlationData: Buffer.from(correlationData) }),
    }
    const topicOf = (index: number) => (index > 0 && rest.topicAlias ? '' : topic)
    // What is refused is answered too, and for the tap to tell.
    await Promise.allSettled(
      payloads.map((payload, index) =>
        client.publishAsync(topicOf(index), Buffer.from(payload, encoding), { qos, retain, properties }),
      ),
    )
    await client.endAsync()
  },
  stop: async () => {},
}
