import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { websocketStream } from './websocket-stream'

let server: WebSocketServer | undefined
afterEach(() => server?.close())

/** What a client has got, frame by frame, once the stream has ended. */
async function framesOf(writeEveryMs: number, write: (stream: Duplex) => void): Promise<readonly string[]> {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.once('connection', (websocket) => {
    const stream = websocketStream(websocket, { writeEveryMs, frameBytesMax: 16_384 })
    write(stream)
    stream.resume().end()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`)
  const frames: string[] = []
  client.on('message', (frame: Buffer) => frames.push(frame.toString()))
  await once(client, 'close')
  return frames
}

it('sends the first packet at once, and what came while it was on its way in one frame', async () => {
  const frames = await framesOf(5, (stream) => {
    for (const packet of ['a', 'b', 'c']) stream.write(Buffer.from(packet))
  })
  expect(frames).toEqual(['a', 'bc'])
})

it('sends in one frame what was written under a cork', async () => {
  const frames = await framesOf(0, (stream) => {
    stream.cork()
    for (const packet of ['a', 'b', 'c']) stream.write(Buffer.from(packet))
    stream.uncork()
  })
  expect(frames).toEqual(['abc'])
})
