/** A steady load of QoS 1 readings, with a journal of what was acknowledged. */
import type { MqttClient } from 'mqtt'
import { connect } from './mqtt'

export interface LoadDevice {
  readonly username: string
  readonly password: string
  readonly topic: string
}

export interface Acknowledged {
  readonly device: number
  readonly tsMs: number
  readonly value: number
}

const TICK_MS = 10
/** Each reading has a time of its own, so that stored and acknowledged can be compared one by one. */
let lastTsMs = Date.UTC(2026, 0, 1)

export class Load {
  readonly acknowledged: Acknowledged[] = []
  private clients: MqttClient[] = []
  private timer: NodeJS.Timeout | undefined
  private waiting: { count: number; resolve: () => void }[] = []

  constructor(
    private readonly port: number,
    private readonly devices: readonly LoadDevice[],
    private readonly perSecond: number,
  ) {}

  async start(): Promise<void> {
    this.clients = await Promise.all(
      this.devices.map(({ username, password }) => connect({ port: this.port, username, password })),
    )
    let owed = 0
    let before = performance.now()
    this.timer = setInterval(() => {
      const now = performance.now()
      owed = Math.min(owed + ((now - before) * this.perSecond) / 1000, this.perSecond)
      before = now
      for (; owed >= 1; owed--) this.publishOne()
    }, TICK_MS)
  }

  private next = 0
  private publishOne(): void {
    const device = this.next++ % this.devices.length
    const client = this.clients[device]
    const target = this.devices[device]
    // What a client has waiting is bounded: a broker that is away must not fill this process.
    if (!client?.connected || !target || this.inFlight > 5_000) return
    const tsMs = ++lastTsMs
    const value = this.next
    this.inFlight++
    client.publish(
      target.topic,
      JSON.stringify({ value, timestamp: new Date(tsMs).toISOString() }),
      { qos: 1 },
      (error) => {
        this.inFlight--
        if (error) return
        this.acknowledged.push({ device, tsMs, value })
        this.waiting = this.waiting.filter(({ count, resolve }) => {
          if (this.acknowledged.length < count) return true
          resolve()
          return false
        })
      },
    )
  }
  private inFlight = 0

  untilAcknowledged(count: number): Promise<void> {
    if (this.acknowledged.length >= count) return Promise.resolve()
    return new Promise((resolve) => this.waiting.push({ count, resolve }))
  }

  stop(): void {
    clearInterval(this.timer)
    for (const client of this.clients) client.end(true)
  }
}
