import { once } from 'node:events'
import { connect } from 'node:net'

/** One client that says what it says, reads what it is told for a while, and goes without a word. */
export async function offend(port: number, pieces: readonly Buffer[], lingerMs: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.resume()
  const gone = once(socket, 'close').then(() => {})
  await Promise.race([once(socket, 'connect').catch(() => {}), gone])
  for (const piece of pieces) {
    if (socket.destroyed) return
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => {}), gone])
    await new Promise((next) => setImmediate(next))
  }
  const timer = setTimeout(() => socket.destroy(), lingerMs)
  await gone
  clearTimeout(timer)
}
