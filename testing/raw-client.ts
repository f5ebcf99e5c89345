/** A client made of bytes: sends what it is told to, and reads what comes, packet by packet. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import mqttPacket, {
  type IConnackPacket,
  type IConnectPacket,
  type IPublishPacket,
  type ISubscription,
  type Packet,
} from 'mqtt-packet'
import { FrameScanner } from '@/broker/edge/frame-scanner'
import { parseOne } from '@/broker/edge/parse-one'
import type { ProtocolVersion } from '@/lib/dialects/dialect'

export interface Came {
  readonly cmd: Packet['cmd'] | 'closed'
  readonly packet: Packet | undefined
  readonly bytes: Buffer
}

export interface RawMessage {
  readonly topic: string
  readonly text: string
  readonly qos: number
  readonly dup: boolean
  readonly retain: boolean
  readonly messageId: number
  readonly properties: NonNullable<IPublishPacket['properties']>
}

type SubscribeOptions = Pick<ISubscription, 'nl' | 'rap' | 'rh'> & { readonly identifier?: number }

interface PublishOptions {
  readonly qos?: 0 | 1 | 2
  readonly retain?: boolean
  readonly properties?: NonNullable<IPublishPacket['properties']>
}

const CLOSED: Came = { cmd: 'closed', packet: undefined, bytes: Buffer.alloc(0) }

export class RawClient {
  private readonly scanner = new FrameScanner(() => Number.POSITIVE_INFINITY)
  private readonly come: Came[] = []
  private wake: (() => void) | undefined
  private isClosed = false

  private constructor(
    readonly socket: Socket,
    readonly version: ProtocolVersion,
  ) {
    socket.on('data', (chunk) => this.read(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isClosed = true
      this.wake?.()
    })
  }

  static async open(port: number, version: ProtocolVersion = 4): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    const client = new RawClient(socket, version)
    await once(socket, 'connect')
    return client
  }

  send(...parts: readonly (Buffer | Packet)[]): this {
    const bytes = parts.map((part) =>
      Buffer.isBuffer(part) ? part : mqttPacket.generate(part, { protocolVersion: this.version }),
    )
    this.socket.write(Buffer.concat(bytes))
    return this
  }

  /** How many packets have come that nobody asked for. */
  get arrived(): number {
    return this.come.length
  }

  /** The next packet, or that the connection was closed. */
  async next(): Promise<Came> {
    for (;;) {
      const came = this.come.shift()
      if (came) return came
      if (this.isClosed) return CLOSED
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  /** The next packet, which is to be one of these; what it is instead is an error. */
  async expect<Command extends Packet['cmd']>(cmd: Command): Promise<Extract<Packet, { cmd: Command }>> {
    const { packet, cmd: other, bytes } = await this.next()
    if (isOf(packet, cmd)) return packet
    throw new Error(`${other} came in place of ${cmd}: ${bytes.toString('hex')}`)
  }

  /** The next packet, which is to be a PUBLISH. */
  async message(): Promise<RawMessage> {
    const { topic, payload, qos, dup, retain, messageId = 0, properties = {} } = await this.expect('publish')
    return { topic, text: payload.toString(), qos, dup, retain, messageId, properties }
  }

  async subscribe(
    topic: string,
    qos: 0 | 1 | 2,
    options: SubscribeOptions = {},
  ): Promise<readonly unknown[]> {
    const { identifier, ...more } = options
    const properties = identifier === undefined ? {} : { properties: { subscriptionIdentifier: identifier } }
    this.send({ cmd: 'subscribe', messageId: 1, ...properties, subscriptions: [{ topic, qos, ...more }] })
    return (await this.expect('suback')).granted
  }

  /** Publishes and has the whole exchange; answers the reason code of PUBACK or PUBREC. */
  async publish(topic: string, payload: string | Buffer, options: PublishOptions = {}): Promise<number> {
    const { qos = 1, retain = false, properties } = options
    const own = properties ? { properties } : {}
    this.send({ cmd: 'publish', topic, payload, qos, retain, dup: false, messageId: 1, ...own })
    if (qos === 0) return 0
    if (qos === 1) return (await this.expect('puback')).reasonCode ?? 0
    const { reasonCode = 0 } = await this.expect('pubrec')
    if (reasonCode >= 0x80) return reasonCode
    this.send({ cmd: 'pubrel', messageId: 1 })
    await this.expect('pubcomp')
    return reasonCode
  }

  /** All that came before the broker had read what was sent until now: its answer to a PINGREQ ends it. */
  async untilPing(): Promise<Came[]> {
    this.send({ cmd: 'pingreq' })
    const before: Came[] = []
    for (;;) {
      const came = await this.next()
      if (came.cmd === 'pingresp') return before
      before.push(came)
      if (came.cmd === 'closed') throw new Error('the connection was closed')
    }
  }

  /** Whatever comes until the broker closes the connection. */
  async untilClosed(): Promise<Came[]> {
    const before: Came[] = []
    for (let came = await this.next(); came.cmd !== 'closed'; came = await this.next()) before.push(came)
    return before
  }

  /** Without a DISCONNECT. */
  async drop(): Promise<void> {
    if (this.isClosed) return
    this.socket.destroy()
    await once(this.socket, 'close')
  }

  private read(chunk: Buffer): void {
    for (const { bytes } of this.scanner.scan(chunk).frames) {
      const packet = parseOne(bytes, this.version)
      if (packet) this.come.push({ cmd: packet.cmd, packet, bytes })
    }
    this.wake?.()
  }
}

const isOf = <Command extends Packet['cmd']>(
  packet: Packet | undefined,
  cmd: Command,
): packet is Extract<Packet, { cmd: Command }> => packet?.cmd === cmd

/** CONNECT by this version; answers the CONNACK beside the client. */
export async function rawConnect(
  port: number,
  version: ProtocolVersion,
  more: Partial<IConnectPacket> = {},
): Promise<{ readonly client: RawClient; readonly connack: IConnackPacket }> {
  const client = await RawClient.open(port, version)
  client.send({
    cmd: 'connect',
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    clientId: '',
    clean: true,
    keepalive: 0,
    ...more,
  })
  return { client, connack: await client.expect('connack') }
}
