/**
 * The stream of a WebSocket: what waits to go out shares frames and writes. At thousands of deliveries a second a frame
 * each costs more, here and in the browser, than what is in it.
 */
import type { Duplex } from 'node:stream'
import { createWebSocketStream, type WebSocket } from 'ws'
import { joinPackets } from './join-packets'

export interface Parcels {
  /** Least time between two writes to one client; what comes meanwhile goes out in the next. */
  readonly writeEveryMs: number
  readonly frameBytesMax: number
}

/** The first write after a quiet spell leaves at once; the next no sooner than `writeEveryMs` after it. */
export function websocketStream(websocket: WebSocket, { writeEveryMs, frameBytesMax }: Parcels): Duplex {
  let lastAt = Number.NEGATIVE_INFINITY
  const send = (packets: readonly Buffer[], done: (error?: Error | null) => void): void => {
    const frames = joinPackets(packets, frameBytesMax)
    lastAt = performance.now()
    const sent = (error?: Error) => {
      const waitMs = lastAt + writeEveryMs - performance.now()
      if (error || waitMs <= 0) done(error)
      else setTimeout(() => done(), waitMs)
    }
    for (const [index, frame] of frames.entries())
      websocket.send(frame, index === frames.length - 1 ? sent : undefined)
  }
  const stream = createWebSocketStream(websocket, {
    writev: (chunks, done) =>
      send(
        chunks.map(({ chunk }) => chunk),
        done,
      ),
  })
  // The package takes no `write` of ours.
  stream._write = (chunk: Buffer, _encoding, done) => send([chunk], done)
  return stream
}
