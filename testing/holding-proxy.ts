/** Between the broker and PostgreSQL: a network that keeps back one message of a commit, and everything behind it. */
import { connect, createServer, type Socket } from 'node:net'

/** The first bytes of readings on their way into the table. */
export const READINGS = 'PGCOPY'

export interface Moment {
  readonly direction: 'to the database' | 'from the database'
  readonly text: string
}

export interface HoldingProxy {
  readonly url: string
  /** Resolves when a connection that has sent readings is held at that moment. */
  holdAt(moment: Moment): Promise<void>
  /** What is begun from now on passes. */
  letPass(): void
  stop(): void
}

export function startHoldingProxy(databaseUrl: string): Promise<HoldingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let held: { readonly moment: Moment; readonly reached: () => void } | undefined
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname)
    let hasSentReadings = false
    carry(socket, upstream, 'to the database', (chunk) => {
      if (chunk.includes(READINGS)) hasSentReadings = true
    })
    carry(upstream, socket, 'from the database', () => {})

    function carry(from: Socket, to: Socket, direction: Moment['direction'], see: (chunk: Buffer) => void) {
      sockets.add(from)
      let isHeld = false
      from.on('data', (chunk) => {
        see(chunk)
        if (hasSentReadings && held?.moment.direction === direction && chunk.includes(held.moment.text)) {
          isHeld = true
          held.reached()
        }
        if (!isHeld) to.write(chunk)
      })
      from.on('error', () => from.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const url = new URL(databaseUrl)
      url.hostname = '127.0.0.1'
      url.port = String(typeof address === 'object' && address ? address.port : 0)
      resolve({
        url: url.href,
        holdAt: (moment) =>
          new Promise((reached) => {
            held = { moment, reached }
          }),
        letPass: () => {
          held = undefined
        },
        stop: () => {
          server.close()
          for (const socket of sockets) socket.destroy()
        },
      })
    })
  })
}
