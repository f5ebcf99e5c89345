/** A back end that subscribes to everything of its company and then stops to read: its socket fills, and so does what waits for it. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import mqttPacket from 'mqtt-packet'
import { pause } from './publisher'

const STAYS_MS = 90_000
const COMES_AFTER_MS = 2_000
const PROTOCOL = { protocolVersion: 5 } as const

export interface ReaderLogin {
  readonly username: string
  readonly password: string
}

export class SlowReader {
  stalls = 0
  private isStopping = false
  private socket: Socket | undefined
  private running: Promise<void> | undefined

  constructor(
    private readonly port: number,
    private readonly filter: string,
    private readonly qos: 0 | 1,
    /** Of the moment: tokens are revoked on the way. */
    private readonly login: () => ReaderLogin,
  ) {}

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.isStopping = true
    this.socket?.destroy()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      await this.stall().catch(() => {})
      if (!this.isStopping) await pause(COMES_AFTER_MS)
    }
  }

  private async stall(): Promise<void> {
    const socket = connect(this.port, '127.0.0.1')
    this.socket = socket
    socket.on('error', () => {})
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const { username, password } = this.login()
    socket.write(
      mqttPacket.generate(
        {
          cmd: 'connect',
          protocolId: 'MQTT',
          protocolVersion: 5,
          clientId: `slow-${Math.random().toString(36).slice(2)}`,
          clean: true,
          keepalive: 0,
          username,
          password: Buffer.from(password),
        },
        PROTOCOL,
      ),
    )
    await Promise.race([once(socket, 'data'), gone])
    if (socket.destroyed) return
    const subscriptions = [{ topic: this.filter, qos: this.qos }]
    socket.write(mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions }, PROTOCOL))
    await Promise.race([once(socket, 'data'), gone])
    socket.pause()
    this.stalls++
    let timer: NodeJS.Timeout | undefined
    // A socket that is paused does not hear that the peer has gone.
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STAYS_MS * (0.5 + Math.random()))
    })
    await Promise.race([enough, gone])
    clearTimeout(timer)
    socket.destroy()
  }
}
