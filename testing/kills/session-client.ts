/**
 * An MQTT client that writes down what it means to send before it sends it, and what was acknowledged as it comes. It
 * connects again as often as it is cut, goes on with its session, and sends again what is open: the same packet ids, DUP.
 */
import { connect, type Socket } from 'node:net'
import mqttPacket, { type IPublishPacket, type Packet } from 'mqtt-packet'
import type { Journal } from '../journal'
import { type ClientPlan, messageKinds, payloadOf } from './fleet'

const AGAIN_AFTER_MS = 25
const WINDOW = 4
/** Few, so that each is soon used again. */
const PACKET_IDS = 2 * WINDOW
const SESSION_EXPIRY_SECONDS = 3600
/** Not now (v3 and v5): everything else that a CONNACK refuses with is a fault. */
const LATER = [3, 0x88, 0x89]

interface Open {
  readonly seq: number
  stage: 'written' | 'sent' | 'received'
}

export class SessionClient {
  private socket: Socket | undefined
  private isOnline = false
  private hadSession = false
  private isSubscribed = false
  private next = 1
  private lastId = 0
  /** By packet id, in the order in which they were begun. */
  private readonly open = new Map<number, Open>()
  /** QoS 2 messages that were taken and are not released. */
  private readonly taken = new Set<number>()

  constructor(
    private readonly name: number,
    private readonly plan: ClientPlan,
    private readonly port: number,
    private readonly journal: Journal,
  ) {
    this.connect()
  }

  /** Begins one message, where the window has room. */
  tick(): void {
    if (!this.plan.publishes || !this.isOnline || this.open.size >= WINDOW) return
    const seq = this.next++
    const id = this.freeId()
    const open: Open = { seq, stage: 'written' }
    this.open.set(id, open)
    this.note(`i ${seq}`)
    this.publishWritten(id, open)
  }

  /** Once its line is on the disk; where it was cut meanwhile, the next connection does. */
  private publishWritten(id: number, open: Open): void {
    const { socket } = this
    this.journal.synced().then(() => {
      if (this.isOnline && this.socket === socket && open.stage === 'written') this.publish(id, open)
    })
  }

  private freeId(): number {
    do this.lastId = (this.lastId % PACKET_IDS) + 1
    while (this.open.has(this.lastId))
    return this.lastId
  }

  private note(what: string): void {
    this.journal.append(`${this.name} ${what}`)
  }

  private connect(): void {
    const { version, clientId, isClean, login } = this.plan
    const socket = connect(this.port, '127.0.0.1')
    this.socket = socket
    socket.setNoDelay(true)
    const parser = mqttPacket.parser({ protocolVersion: version })
    parser.on('packet', (packet: Packet) => this.take(packet))
    socket.on('data', (chunk) => parser.parse(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isOnline = false
      setTimeout(() => this.connect(), AGAIN_AFTER_MS)
    })
    socket.on('connect', () =>
      this.send({
        cmd: 'connect',
        protocolId: 'MQTT',
        protocolVersion: version,
        clientId,
        clean: isClean,
        keepalive: 0,
        username: login.username,
        password: Buffer.from(login.password),
        ...(version === 5 && !isClean
          ? { properties: { sessionExpiryInterval: SESSION_EXPIRY_SECONDS } }
          : {}),
      }),
    )
  }

  private send(packet: Packet): void {
    this.socket?.write(mqttPacket.generate(packet, { protocolVersion: this.plan.version }))
  }

  private take(packet: Packet): void {
    const id = 'messageId' in packet ? (packet.messageId ?? 0) : 0
    switch (packet.cmd) {
      case 'connack':
        this.goOn(packet.returnCode ?? packet.reasonCode ?? 0, packet.sessionPresent)
        break
      case 'puback':
      case 'pubrec':
        this.acknowledged(packet.cmd, id, packet.reasonCode ?? 0)
        break
      case 'pubcomp':
        this.open.delete(id)
        break
      case 'publish':
        this.arrived(packet)
        break
      case 'pubrel':
        this.taken.delete(id)
        this.send({ cmd: 'pubcomp', messageId: id })
        break
      case 'suback':
        this.isSubscribed = true
        this.note('s')
    }
  }

  private goOn(code: number, isPresent: boolean): void {
    if (code !== 0) {
      if (!LATER.includes(code)) this.note(`x CONNACK ${code}`)
      return
    }
    if (this.hadSession && !isPresent && !this.plan.isClean) this.note('x the session was lost')
    this.isOnline = true
    for (const [id, open] of this.open) {
      if (open.stage === 'received') this.send({ cmd: 'pubrel', messageId: id })
      else if (open.stage === 'sent') this.publish(id, open, !this.plan.isClean)
      else this.publishWritten(id, open)
    }
    if (this.plan.subscribesTo !== undefined && !this.isSubscribed)
      this.send({
        cmd: 'subscribe',
        messageId: 1,
        subscriptions: [{ topic: this.plan.subscribesTo, qos: 2 }],
      })
    this.hadSession = true
  }

  private publish(id: number, open: Open, isAgain = false): void {
    const { publishes } = this.plan
    if (!publishes) return
    const { kind, qos, place } = publishes
    open.stage = 'sent'
    this.send({
      cmd: 'publish',
      topic: messageKinds[kind].topic(place, open.seq),
      payload: payloadOf(kind, open.seq),
      qos,
      dup: isAgain,
      retain: false,
      messageId: id,
    })
  }

  /** PUBACK and PUBREC both promise that it is stored. */
  private acknowledged(cmd: 'puback' | 'pubrec', id: number, code: number): void {
    const open = this.open.get(id)
    if (code >= 0x80) this.note(`x ${cmd} ${code} for ${open?.seq}`)
    // A PUBREC that comes again has been answered already, or is answered again.
    if (open && open.stage !== 'received') this.note(`a ${open.seq}`)
    if (cmd === 'puback') {
      this.open.delete(id)
      return
    }
    if (open) open.stage = 'received'
    this.send({ cmd: 'pubrel', messageId: id })
  }

  /** It is acknowledged once it is written down. */
  private arrived({ topic, payload, qos, messageId = 0 }: IPublishPacket): void {
    const { socket } = this
    if (!this.taken.has(messageId)) this.note(`g ${topic} ${payload.toString()}`)
    if (qos === 2) this.taken.add(messageId)
    this.journal.synced().then(() => {
      if (this.socket === socket) this.send({ cmd: qos === 2 ? 'pubrec' : 'puback', messageId })
    })
  }
}
