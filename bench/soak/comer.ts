/** A device that connects, says one thing and goes: properly, or without a word. */
import { connectAsync } from 'mqtt'
import { pause } from './publisher'
import type { SoakDevice } from './soak-device'

const EVERY_MS = 1_000

export class Comer {
  visits = 0
  private isStopping = false
  private running: Promise<void> | undefined

  constructor(
    private readonly port: number,
    readonly device: SoakDevice,
  ) {}

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.isStopping = true
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      await this.visit().catch(() => {})
      await pause(EVERY_MS * (0.5 + Math.random()))
    }
  }

  private async visit(): Promise<void> {
    const client = await connectAsync(`mqtt://127.0.0.1:${this.port}`, this.device.beginning(), false)
    client.on('error', () => {})
    const { number, topic, payload } = this.device.message()
    try {
      await client.publishAsync(topic, payload, { qos: 1 })
      this.device.acknowledged.push(number)
      this.visits++
    } finally {
      if (this.visits % 2 === 0) client.end(true)
      else await client.endAsync()
    }
  }
}
