import { connect, type Socket } from 'node:net'

/** One client that says what it says, reads what it is told for a while, and goes without a word. */
export async function offend(port: number, pieces: readonly Buffer[], lingerMs: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.resume()
  const gone = happens(socket, 'close')
  await Promise.race([happens(socket, 'connect'), gone])
  for (const piece of pieces) {
    if (socket.destroyed) return
    if (!socket.write(piece)) await Promise.race([happens(socket, 'drain'), gone])
    await new Promise((next) => setImmediate(next))
  }
  const timer = setTimeout(() => socket.destroy(), lingerMs)
  await gone
  clearTimeout(timer)
}

/** Whatever error comes before: `once` of node:events would reject with it. */
const happens = (socket: Socket, event: 'close' | 'connect' | 'drain'): Promise<void> =>
  new Promise((resolve) => socket.once(event, () => resolve()))
