import type { IConnectPacket, IPublishPacket } from 'mqtt-packet'

export type StockName = 'mqtt.js' | 'mosquitto' | 'paho for Python'

type ConnectProperties = NonNullable<IConnectPacket['properties']>
type MessageProperties = Omit<NonNullable<IPublishPacket['properties']>, 'correlationData'> & {
  readonly correlationData?: string
}

export interface StockConnect {
  /** That of a tap. */
  readonly port: number
  readonly clientId?: string
  readonly clean?: boolean
  readonly keepalive?: number
  readonly properties?: ConnectProperties
}

interface Subscription {
  readonly filter: string
  readonly qos?: 0 | 1 | 2
  readonly identifier?: number
  readonly nl?: boolean
  readonly rap?: boolean
  readonly rh?: 0 | 1 | 2
}

export interface Listening extends StockConnect {
  readonly subscriptions?: readonly Subscription[]
  readonly will?: { readonly topic: string; readonly payload: string; readonly delaySeconds: number }
}

interface Sending extends StockConnect {
  readonly topic: string
  /** Each of them is a message. */
  readonly payloads: readonly string[]
  /** As `latin1` a payload is the bytes that its letters are there. */
  readonly encoding?: 'utf8' | 'latin1'
  readonly qos?: 0 | 1 | 2
  readonly retain?: boolean
  /** Of each message; with a topic alias the topic is sent with the first alone. */
  readonly message?: MessageProperties
}

interface Listener {
  /** What the client hands to its program. */
  next(): Promise<{ readonly topic: string; readonly text: string }>
  /** At QoS 1, over the same connection; not there where the client cannot. */
  publish?(topic: string, payload: string): void
  /** With DISCONNECT. */
  leave(): Promise<void>
  /** Without. */
  drop(): Promise<void>
}

/** A client library or program that others wrote, in MQTT 5; what it says and hears on the wire is for the tap to tell. */
export interface StockClient {
  readonly name: StockName
  /** Connects and subscribes; does not wait for either. */
  listen(options: Listening): Listener
  /** Connects, publishes, has every acknowledgement, and leaves. */
  send(options: Sending): Promise<void>
  stop(): Promise<void>
}

/** What has come, for whoever asks next. */
export class Inbox<Message> {
  private readonly messages: Message[] = []
  private readonly waiting: ((message: Message) => void)[] = []

  add(message: Message): void {
    const taker = this.waiting.shift()
    if (taker) taker(message)
    else this.messages.push(message)
  }

  next(): Promise<Message> {
    const message = this.messages.shift()
    return message === undefined
      ? new Promise((resolve) => this.waiting.push(resolve))
      : Promise.resolve(message)
  }
}
