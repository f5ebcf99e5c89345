/** A device that is always there, or comes back whenever it was cut, and publishes at QoS 1. */
import { connectAsync, type MqttClient } from 'mqtt'
import type { SoakDevice } from './soak-device'

const UNACKNOWLEDGED_MAX = 50
const AGAIN_AFTER_MS = 1_000
const SETTLED_WITHIN_MS = 30_000

export class Publisher {
  private client: MqttClient | undefined
  private timer: NodeJS.Timeout | undefined
  private waiting = 0
  private isStopping = false
  connects = 0

  constructor(
    private readonly port: number,
    readonly device: SoakDevice,
    private readonly everyMs: number,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.publish(), this.everyMs)
    void this.stayConnected()
  }

  /** Resolves when what was sent is acknowledged. */
  async stop(): Promise<void> {
    this.isStopping = true
    clearInterval(this.timer)
    const until = performance.now() + SETTLED_WITHIN_MS
    while (this.client?.connected && this.waiting > 0 && performance.now() < until) await pause(50)
    await this.client?.endAsync()
  }

  private async stayConnected(): Promise<void> {
    while (!this.isStopping) {
      await this.connectOnce()
      if (!this.isStopping) await pause(AGAIN_AFTER_MS * (0.5 + Math.random()))
    }
  }

  private async connectOnce(): Promise<void> {
    try {
      // Without another try of its own: the login may be another one by then.
      const client = await connectAsync(`mqtt://127.0.0.1:${this.port}`, this.device.beginning(), false)
      this.connects++
      this.waiting = 0
      this.client = client
      client.on('error', () => {})
      if (!client.connected) return
      await new Promise<void>((gone) => client.once('close', () => gone()))
      client.end(true)
    } catch {
      // Refused: its tenant is suspended, its credential gone.
    }
  }

  private publish(): void {
    const { client } = this
    if (!client?.connected || this.waiting >= UNACKNOWLEDGED_MAX) return
    const { number, topic, payload } = this.device.message()
    this.waiting++
    client.publish(topic, payload, { qos: 1 }, (error) => {
      if (client !== this.client) return
      this.waiting--
      if (!error) this.device.acknowledged.push(number)
    })
  }
}

export const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms))
