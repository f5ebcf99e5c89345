/** The browser's own MQTT connection: one company at a time, kept up, with a fresh ticket for each attempt. */
import mqtt, { type MqttClient } from 'mqtt'
import { backoffMs } from './backoff'
import type { LinkStatus, Want } from './live-messages'
import { wantKey, wantTopic } from './source-key'

/** A login as the ticket call gives it, or why there is none; `isFinal` where trying again cannot help. */
export type Ticket =
  | { readonly isOk: true; readonly username: string; readonly password: string }
  | { readonly isOk: false; readonly isFinal: boolean; readonly reason: string }

export interface LiveLinkDeps {
  readonly url: string
  fetchTicket(companyId: string): Promise<Ticket>
  onStatus(status: LinkStatus): void
  onFeed(want: Want, isGranted: boolean): void
  onMessage(topic: string, payload: Uint8Array): void
}

const PING_EVERY_MS = 10_000
const CONNECT_TIMEOUT_MS = 10_000
const KEEP_ALIVE_SECONDS = 30

export class LiveLink {
  #companyId: string | null = null
  /** By topic filter: several views may look at one feed. */
  #wants = new Map<string, Want[]>()
  /** Filters that were asked for on this connection, and the broker's answer once it is there. */
  #asked = new Map<string, boolean | undefined>()
  #client: MqttClient | undefined
  #failures = 0
  /** Counts attempts: what an older one still has to say is not heard. */
  #attempt = 0
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly deps: LiveLinkDeps) {}

  want(companyId: string | null, wants: readonly Want[]): void {
    const isOther = companyId !== this.#companyId
    this.#companyId = companyId
    const known = new Set([...this.#wants.values()].flat().map(idOf))
    this.#wants = byTopic(wants)
    if (isOther) {
      this.reconnect()
      return
    }
    for (const want of wants) {
      const isGranted = this.#asked.get(wantTopic(want))
      if (isGranted !== undefined && !known.has(idOf(want))) this.deps.onFeed(want, isGranted)
    }
    this.#align()
  }

  /** Drops what there is and connects at once. */
  reconnect(): void {
    this.#failures = 0
    this.#connect()
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt
    this.#drop()
    if (this.#companyId === null) return this.deps.onStatus({ state: 'off', reason: 'No company is open.' })
    this.deps.onStatus({ state: 'connecting' })
    const ticket = await this.deps.fetchTicket(this.#companyId)
    if (attempt !== this.#attempt) return
    if (!ticket.isOk) {
      if (ticket.isFinal) this.deps.onStatus({ state: 'off', reason: ticket.reason })
      else this.#retryLater(ticket.reason)
      return
    }
    this.#open(attempt, ticket)
  }

  #open(attempt: number, ticket: Extract<Ticket, { isOk: true }>): void {
    const client = mqtt.connect(this.deps.url, {
      protocolVersion: 5,
      clean: true,
      clientId: `console-${crypto.randomUUID()}`,
      username: ticket.username,
      password: ticket.password,
      keepalive: KEEP_ALIVE_SECONDS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      // The ticket is spent by the first attempt: the next one is ours to make.
      reconnectPeriod: 0,
      resubscribe: false,
      // The other timers of mqtt.js are a worker of their own; this is one already.
      timerVariant: 'native',
    })
    this.#client = client
    const isCurrent = () => attempt === this.#attempt
    let reason = 'The MQTT connection was closed.'
    client.on('connect', () => {
      if (!isCurrent()) return
      this.#failures = 0
      this.deps.onStatus({ state: 'live' })
      this.#align()
      measureRoundTrip(
        client,
        (roundTripMs) => isCurrent() && this.deps.onStatus({ state: 'live', roundTripMs }),
      )
    })
    client.on('message', (topic, payload) => isCurrent() && this.deps.onMessage(topic, payload))
    client.on('error', (error) => {
      reason = error.message
      if (isCurrent()) this.#retryLater(reason)
    })
    client.on('close', () => isCurrent() && this.#retryLater(reason))
  }

  #retryLater(reason: string): void {
    this.#attempt++
    this.#drop()
    const waitMs = backoffMs(++this.#failures)
    this.deps.onStatus({ state: 'retrying', retryAtMs: Date.now() + waitMs, reason })
    this.#retry = setTimeout(() => this.#connect(), waitMs)
  }

  #drop(): void {
    clearTimeout(this.#retry)
    this.#asked = new Map()
    this.#client?.end(true)
    this.#client = undefined
  }

  /** Subscribes and unsubscribes until what is granted is what is wanted. */
  #align(): void {
    const client = this.#client
    if (!client?.connected) return
    for (const topic of this.#asked.keys()) {
      if (this.#wants.has(topic)) continue
      this.#asked.delete(topic)
      client.unsubscribe(topic)
    }
    for (const topic of this.#wants.keys()) {
      if (this.#asked.has(topic)) continue
      this.#asked.set(topic, undefined)
      client.subscribe(topic, { qos: 0 }, (error, grants) => {
        if (client !== this.#client || !this.#asked.has(topic)) return
        const isGranted = !error && (grants ?? []).every(({ qos }) => qos < 128)
        this.#asked.set(topic, isGranted)
        for (const want of this.#wants.get(topic) ?? []) this.deps.onFeed(want, isGranted)
      })
    }
  }
}

function byTopic(wants: readonly Want[]): Map<string, Want[]> {
  const all = new Map<string, Want[]>()
  for (const want of wants) all.set(wantTopic(want), [...(all.get(wantTopic(want)) ?? []), want])
  return all
}

const idOf = (want: Want): string => `${want.feed} ${wantKey(want)}`

/** PINGREQ to PINGRESP: once at the start, then every ten seconds. */
function measureRoundTrip(client: MqttClient, onMeasured: (ms: number) => void): void {
  let sentAt = 0
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'pingresp' && sentAt > 0) onMeasured(Math.round(performance.now() - sentAt))
    if (packet.cmd === 'pingresp') sentAt = 0
  })
  const ping = () => {
    sentAt = performance.now()
    client.sendPing()
  }
  ping()
  const timer = setInterval(ping, PING_EVERY_MS)
  client.once('close', () => clearInterval(timer))
}
