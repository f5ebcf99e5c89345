/** A device that sends all that it has as fast as its socket takes it, and notes each PUBACK as it comes. */
import { connect, type Socket } from 'node:net'
import { connectBytes, packet, text, two } from './mqtt-bytes'

export interface BurstDevice {
  readonly username: string
  readonly password: string
  readonly topic: string
}

const CONNACK = 4
const PUBACK = 4

export class BurstClient {
  /** Packet ids in the order in which they were acknowledged. */
  readonly acknowledged: number[] = []
  private come: Buffer = Buffer.alloc(0)
  private isConnected = false
  private wake: () => void = () => {}
  private isGone = false

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.read(chunk))
    socket.on('error', () => {})
    socket.on('drain', () => this.wake())
    socket.on('close', () => {
      this.isGone = true
      this.wake()
    })
  }

  static async open(port: number, { username, password }: BurstDevice): Promise<BurstClient> {
    const client = new BurstClient(connect(port, '127.0.0.1'))
    const clientId = `burst-${username}`.slice(0, 64)
    client.socket.write(connectBytes({ flags: 0xc2, clientId, rest: [text(username), text(password)] }))
    await client.until(() => client.isConnected)
    return client
  }

  /** QoS 1, with packet ids from 1 on; resolves when each is acknowledged. */
  async send(topic: string, count: number, payloadOf: (index: number) => Buffer): Promise<void> {
    for (let index = 0; index < count; index++) {
      const frame = packet(0x32, text(topic), two(index + 1), payloadOf(index))
      this.socket.write(frame)
      if (this.socket.writableNeedDrain) await this.until(() => !this.socket.writableNeedDrain)
    }
    await this.until(() => this.acknowledged.length >= count)
  }

  drop(): void {
    this.socket.destroy()
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.isGone) throw new Error('the connection was closed')
      await new Promise<void>((next) => {
        this.wake = next
      })
    }
  }

  private read(chunk: Buffer): void {
    this.come = this.come.length === 0 ? chunk : Buffer.concat([this.come, chunk])
    let at = 0
    if (!this.isConnected && this.come.length >= CONNACK) {
      if (this.come.readUInt32BE(0) !== 0x20020000) throw new Error('it was not let in')
      this.isConnected = true
      at = CONNACK
    }
    for (; at + PUBACK <= this.come.length; at += PUBACK) {
      if (this.come.readUInt16BE(at) !== 0x4002) throw new Error('something other than a PUBACK came')
      this.acknowledged.push(this.come.readUInt16BE(at + 2))
    }
    this.come = this.come.subarray(at)
    this.wake()
  }
}
