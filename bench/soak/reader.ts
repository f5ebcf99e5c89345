/** A back end that reads as fast as things come. */
import { connectAsync, type MqttClient } from 'mqtt'
import type { ReaderLogin } from './slow-reader'

export class Reader {
  received = 0
  private client: MqttClient | undefined

  constructor(
    private readonly port: number,
    private readonly filter: string,
    private readonly login: ReaderLogin,
  ) {}

  async start(): Promise<void> {
    const client = await connectAsync(`mqtt://127.0.0.1:${this.port}`, {
      ...this.login,
      protocolVersion: 5,
      clientId: `reader-${Math.random().toString(36).slice(2)}`,
    })
    client.on('error', () => {})
    client.on('message', () => {
      this.received++
    })
    await client.subscribeAsync(this.filter, { qos: 1 })
    this.client = client
  }

  async stop(): Promise<void> {
    await this.client?.endAsync(true)
  }
}
