/** Between a stock client and the broker: notes every packet both ways, and can let nothing of the client through. */
import { connect, createServer, type Socket } from 'node:net'
import type { Packet } from 'mqtt-packet'
import { FrameScanner } from '@/broker/edge/frame-scanner'
import { parseOne } from '@/broker/edge/parse-one'
import { listen } from '@/broker/listeners'

interface Noted {
  readonly from: 'client' | 'broker'
  readonly packet: Packet
  readonly bytes: number
}

type Of<Command extends Packet['cmd']> = Extract<Packet, { cmd: Command }>

export class Tap {
  readonly noted: Noted[] = []
  private readonly waiting = new Set<() => void>()
  private readonly sockets = new Set<Socket>()
  private isDeaf = false
  private readonly held: (() => void)[] = []

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly port: number,
  ) {}

  static async open(brokerPort: number): Promise<Tap> {
    const server = createServer()
    const tap = new Tap(server, await listen(server, 'tap', '127.0.0.1', 0))
    server.on('connection', (client) => tap.join(client, connect(brokerPort, '127.0.0.1')))
    return tap
  }

  /** Nothing of the client goes on until `hear`. */
  deafen(): void {
    this.isDeaf = true
  }

  hear(): void {
    this.isDeaf = false
    for (const send of this.held.splice(0)) send()
  }

  of<Command extends Packet['cmd']>(cmd: Command): readonly Of<Command>[] {
    return this.noted.flatMap(({ packet }) => (isOf(packet, cmd) ? [packet] : []))
  }

  /** Of the broker's PUBLISHes. */
  get delivered(): readonly Noted[] {
    return this.noted.filter(({ from, packet }) => from === 'broker' && packet.cmd === 'publish')
  }

  /** The packet of that kind, the `count`th of them, once it has come. */
  async the<Command extends Packet['cmd']>(cmd: Command, count = 1): Promise<Of<Command>> {
    await this.until(() => this.of(cmd).length >= count)
    const found = this.of(cmd)[count - 1]
    if (!found) throw new Error(`no ${cmd} came`)
    return found
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.add(resolve))
  }

  close(): void {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  private join(client: Socket, broker: Socket): void {
    client.setNoDelay(true)
    broker.setNoDelay(true)
    for (const [from, to, name] of [
      [client, broker, 'client'],
      [broker, client, 'broker'],
    ] as const) {
      this.sockets.add(from)
      const scanner = new FrameScanner(() => Number.POSITIVE_INFINITY)
      from.on('data', (chunk) => {
        for (const { bytes } of scanner.scan(chunk).frames) this.note(name, bytes)
        if (name === 'client' && this.isDeaf) this.held.push(() => to.write(chunk))
        else to.write(chunk)
      })
      from.on('error', () => {})
      from.on('end', () => to.end())
      from.on('close', () => to.destroy())
    }
  }

  private note(from: Noted['from'], bytes: Buffer): void {
    const packet = parseOne(bytes, 5)
    if (packet) this.noted.push({ from, packet, bytes: bytes.length })
    for (const wake of this.waiting) wake()
    this.waiting.clear()
  }
}

const isOf = <Command extends Packet['cmd']>(packet: Packet, cmd: Command): packet is Of<Command> =>
  packet.cmd === cmd
