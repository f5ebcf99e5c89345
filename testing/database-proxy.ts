/** Between the broker and PostgreSQL: a network of our own. */
import { connect, createServer, type Socket } from 'node:net'

export interface DatabaseProxy {
  /** As the broker is to know the database. */
  readonly url: string
  /** Both ends of each connection that stands. */
  readonly sockets: ReadonlySet<Socket>
  stop(): void
}

/** `carry` passes on what comes, both ways, between the broker's end of a connection and that of the database. */
export function startDatabaseProxy(
  databaseUrl: string,
  carry: (near: Socket, far: Socket) => void,
): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const bind = (one: Socket, other: Socket) => {
    sockets.add(one)
    one.on('error', () => one.destroy())
    one.on('close', () => {
      sockets.delete(one)
      other.destroy()
    })
  }
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    bind(near, far)
    bind(far, near)
    carry(near, far)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const url = new URL(databaseUrl)
      url.hostname = '127.0.0.1'
      url.port = String(typeof address === 'object' && address ? address.port : 0)
      resolve({
        url: url.href,
        sockets,
        stop: () => {
          server.close()
          for (const socket of sockets) socket.destroy()
        },
      })
    })
  })
}
