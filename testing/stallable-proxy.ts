/** A network to PostgreSQL that can fall silent without closing anything, or be cut. */
import { startDatabaseProxy } from './database-proxy'

export interface StallableProxy {
  readonly url: string
  stall(): void
  /** Ends every connection, and takes no new one. */
  cut(): void
  resume(): void
  stop(): void
}

export async function startProxy(databaseUrl: string): Promise<StallableProxy> {
  let isStalled = false
  let isCut = false
  const { url, sockets, stop } = await startDatabaseProxy(databaseUrl, (near, far) => {
    if (isCut) {
      near.destroy()
      return
    }
    near.on('data', (chunk) => far.write(chunk))
    far.on('data', (chunk) => near.write(chunk))
    if (isStalled) for (const socket of [near, far]) socket.pause()
  })
  return {
    url,
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
    stop,
  }
}
