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

export interface LoadOptions {
  readonly perSecond: number
  /** What each message carries beside its reading. */
  readonly padBytes?: number
}

const TICK_MS = 10
/** What the clients have waiting is bounded: a broker that is away must not fill this process. */
const IN_FLIGHT_MAX = 5_000
/** Each reading has a time of its own, so that stored and acknowledged can be compared one by one. */
let lastTsMs = Date.UTC(2026, 0, 1)

export class Load {
  readonly acknowledged: Acknowledged[] = []
  private clients: MqttClient[] = []
  private timer: NodeJS.Timeout | undefined
  private waiting: { count: number; resolve: () => void }[] = []
  private readonly pad: string
  private next = 0
  private inFlight = 0

  constructor(
    private readonly port: number,
    private readonly devices: readonly LoadDevice[],
    private readonly options: LoadOptions,
  ) {
    this.pad = 'x'.repeat(options.padBytes ?? 0)
  }

  async start(): Promise<void> {
    const { perSecond } = this.options
    this.clients = await Promise.all(
      this.devices.map(({ username, password }) =>
        // Without keep-alive: whoever waits for the database is not cut, and is not to cut either.
        connect({ port: this.port, username, password, keepalive: 0 }),
      ),
    )
    let owed = 0
    let before = performance.now()
    this.timer = setInterval(() => {
      const now = performance.now()
      owed = Math.min(owed + ((now - before) * perSecond) / 1000, perSecond)
      before = now
      for (; owed >= 1; owed--) this.publishOne()
    }, TICK_MS)
  }

  /** How many of its clients are connected still. */
  get connected(): number {
    return this.clients.filter((client) => client.connected).length
  }

  untilAcknowledged(count: number): Promise<void> {
    if (this.acknowledged.length >= count) return Promise.resolve()
    return new Promise((resolve) => this.waiting.push({ count, resolve }))
  }

  stop(): void {
    clearInterval(this.timer)
    for (const client of this.clients) client.end(true)
  }

  private publishOne(): void {
    const device = this.next++ % this.devices.length
    const client = this.clients[device]
    const target = this.devices[device]
    if (!client?.connected || !target || this.inFlight > IN_FLIGHT_MAX) return
    const tsMs = ++lastTsMs
    const value = this.next
    const payload = { value, timestamp: new Date(tsMs).toISOString(), ...(this.pad && { pad: this.pad }) }
    this.inFlight++
    client.publish(target.topic, JSON.stringify(payload), { qos: 1 }, (error) => {
      this.inFlight--
      if (error) return
      this.acknowledged.push({ device, tsMs, value })
      this.waiting = this.waiting.filter(({ count, resolve }) => {
        if (this.acknowledged.length < count) return true
        resolve()
        return false
      })
    })
  }
}
