/** A client that says CONNECT and hardly anything more: a socket and no library, so that ten thousand fit into a process. */
import { connect, type Socket } from 'node:net'
import { connectBytes, packet, text } from './mqtt-bytes'

export interface IdleLogin {
  readonly clientId: string
  readonly username: string
  readonly password: string
}

const ACCEPTED = Buffer.from([0x20, 2, 0, 0])
const PINGREQ = packet(0xc0)
const PINGRESP = packet(0xd0)
/** User name, password and a clean session. */
const FLAGS = 0xc2

export class IdleClient {
  private come: Buffer = Buffer.alloc(0)
  private waiting: { readonly bytes: number; end(error?: Error): void } | undefined

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.come = this.come.length === 0 ? chunk : Buffer.concat([this.come, chunk])
      if (this.waiting && this.come.length >= this.waiting.bytes) this.waiting.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => this.waiting?.end(new Error('the connection was closed')))
  }

  static async open(port: number, { clientId, username, password }: IdleLogin): Promise<IdleClient> {
    const client = new IdleClient(connect(port, '127.0.0.1'))
    await client.ask(
      connectBytes({ flags: FLAGS, clientId, rest: [text(username), text(password)] }),
      ACCEPTED,
    )
    return client
  }

  /** It is connected still, and answered. */
  async ping(): Promise<void> {
    await this.ask(PINGREQ, PINGRESP)
  }

  drop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.socket.once('close', () => resolve()))
    this.socket.destroy()
    return gone
  }

  private async ask(question: Buffer, answer: Buffer): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      const end = (error?: Error) => {
        this.waiting = undefined
        if (error) reject(error)
        else resolve()
      }
      this.waiting = { bytes: answer.length, end }
    })
    this.socket.write(question)
    await answered
    const said = this.come.subarray(0, answer.length)
    if (!said.equals(answer))
      throw new Error(`${said.toString('hex')} came in place of ${answer.toString('hex')}`)
    this.come = this.come.subarray(answer.length)
  }
}
