/** mqtt.js, with its events as promises. Nothing waits by the clock. */
import mqtt, { type IClientOptions, type ISubscriptionGrant, type MqttClient } from 'mqtt'
import { inbox, keepEarly } from './inbox'

export interface ConnectOptions extends IClientOptions {
  readonly port: number
}

/** Connected, or rejected with what the broker answered. */
export function connect(options: ConnectOptions): Promise<MqttClient> {
  const client = mqtt.connect({
    protocol: 'mqtt',
    host: '127.0.0.1',
    reconnectPeriod: 0,
    connectTimeout: 15_000,
    ...options,
  })
  keepEarly(client)
  return new Promise((resolve, reject) => {
    client.once('connect', () => {
      client.on('error', () => {})
      resolve(client)
    })
    client.once('error', (error) => {
      client.end(true)
      reject(error)
    })
    client.once('close', () => reject(new Error('closed before CONNACK')))
  })
}

/** The code with which a CONNECT is refused: the v3 return code or the v5 reason code. */
export async function refusedCode(options: ConnectOptions): Promise<number> {
  try {
    const client = await connect(options)
    client.end(true)
    return 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return error.code
    throw error
  }
}

export interface Received {
  readonly topic: string
  readonly text: string
  readonly qos: number
}

/** Subscribes, and collects what arrives. */
export async function collect(client: MqttClient, filter: string, qos: 0 | 1 | 2 = 0) {
  const collected = inbox(
    client,
    (topic, payload, packet): Received => ({ topic, text: payload.toString(), qos: packet.qos }),
  )
  return { granted: await client.subscribeAsync(filter, { qos }), ...collected }
}

export const grantedQos = (grants: readonly ISubscriptionGrant[]): number[] => grants.map(({ qos }) => qos)

/** Resolves when the broker ends the connection. */
export async function closed(client: MqttClient): Promise<void> {
  if (client.connected) await new Promise<void>((resolve) => client.once('close', () => resolve()))
}
