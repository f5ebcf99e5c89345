/** Between the broker and PostgreSQL: a network that can fall silent without closing anything, or be cut. */
import { connect, createServer, type Socket } from 'node:net'

export interface StallableProxy {
  readonly url: string
  stall(): void
  /** Ends every connection, and takes no new one. */
  cut(): void
  resume(): void
  stop(): void
}

export function startProxy(databaseUrl: string): Promise<StallableProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let isStalled = false
  let isCut = false
  const carry = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (chunk) => to.write(chunk))
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.on('error', () => from.destroy())
    if (isStalled) from.pause()
  }
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy()
      return
    }
    const upstream = connect(Number(target.port), target.hostname)
    carry(socket, upstream)
    carry(upstream, socket)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const url = new URL(databaseUrl)
      url.hostname = '127.0.0.1'
      url.port = String(typeof address === 'object' && address ? address.port : 0)
      resolve({
        url: url.href,
        stall: () => {
          isStalled = true
          for (const socket of sockets) socket.pause()
        },
        cut: () => {
          isCut = true
          for (const socket of sockets) socket.destroy()
        },
        resume: () => {
          isStalled = false
          isCut = false
          for (const socket of sockets) socket.resume()
        },
        stop: () => {
          server.close()
          for (const socket of sockets) socket.destroy()
        },
      })
    })
  })
}
