/** A32: what a WebSocket client can do with frames: MQTT's packets pass however they are cut, and all else is closed. */
import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import type { Packet } from 'mqtt-packet'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, connectBytes, packet, text, two } from '@/testing/mqtt-bytes'
import { type Login, makePlainTenant } from '@/testing/plain'
import { FrameScanner } from './edge/frame-scanner'
import { parseOne } from './edge/parse-one'

let broker: TestBroker
let login: Login
beforeAll(async () => {
  broker = await startTestBroker()
  login = (await makePlainTenant(broker.admin)).asDevice
})
afterAll(() => broker.stop())
afterEach(async () => {
  const witness = await open()
  witness.send(connectAs(login))
  expect((await packetsOf(witness, 1))[0]?.cmd).toBe('connack')
  witness.close()
})

const connectAs = ({ username, password }: Login) =>
  connectBytes({ flags: 0xc2, rest: [text(username), text(password)] })

async function open(options: ConstructorParameters<typeof WebSocket>[2] = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${broker.wsPort}/mqtt`, ['mqtt'], options)
  socket.on('error', () => {})
  await once(socket, 'open')
  return socket
}

/** The first packets that come. */
function packetsOf(socket: WebSocket, count: number): Promise<readonly Packet[]> {
  const scanner = new FrameScanner(() => Number.POSITIVE_INFINITY)
  const packets: Packet[] = []
  return new Promise((resolve) =>
    socket.on('message', (frame: Buffer) => {
      for (const { bytes } of scanner.scan(frame).frames) {
        const one = parseOne(bytes, 4)
        if (one) packets.push(one)
      }
      if (packets.length >= count) resolve(packets)
    }),
  )
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return code
}

const publish = packet(0x32, text('t'), two(7), Buffer.from('x'))

describe('A32 packets', () => {
  it.each([
    ['several in one frame', (all: Buffer, socket: WebSocket) => socket.send(all)],
    [
      'a byte a frame',
      (all: Buffer, socket: WebSocket) => {
        for (const value of all) socket.send(byte(value))
      },
    ],
    [
      'in fragments of one frame',
      (all: Buffer, socket: WebSocket) => {
        for (const [index, value] of all.entries())
          socket.send(byte(value), { binary: true, fin: index === all.length - 1 })
      },
    ],
    [
      'over the borders of frames',
      (all: Buffer, socket: WebSocket) => {
        for (let at = 0; at < all.length; at += 7) socket.send(all.subarray(at, at + 7))
      },
    ],
  ])('are taken: %s', async (_how, send) => {
    const socket = await open()
    const came = packetsOf(socket, 3)
    send(Buffer.concat([connectAs(login), packet(0xc0), publish]), socket)
    expect((await came).map(({ cmd }) => cmd).sort()).toEqual(['connack', 'pingresp', 'puback'])
    socket.close()
  })
})

describe('A32 the connection is closed over', () => {
  it('a text frame [MQTT-6.0.0-1]', async () => {
    const socket = await open()
    socket.send('CONNECT')
    expect([1003, 1006, 1005]).toContain(await closeCode(socket))
  })

  it('a text frame of a client that is logged in', async () => {
    const socket = await open()
    const came = packetsOf(socket, 1)
    socket.send(connectAs(login))
    await came
    socket.send('\u00c0')
    expect(await closeCode(socket)).toBeGreaterThanOrEqual(1000)
  })

  it('what is no MQTT', async () => {
    const socket = await open()
    socket.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    expect(await closeCode(socket)).toBeGreaterThanOrEqual(1000)
  })

  it('a frame that is announced larger than any packet, before it is whole', async () => {
    const { rest } = await upgraded(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]))
    expect(closeOf(rest)).toBe(1009)
  })

  it('a compression bomb: compression is not agreed to, and a frame that says it is compressed is an error', async () => {
    const bomb = deflateRawSync(Buffer.alloc(32 * 1024 * 1024))
    const header = Buffer.from([0xc2, 0xfe, bomb.length >> 8, bomb.length & 0xff, 0, 0, 0, 0])
    const { head, rest } = await upgraded(Buffer.concat([header, bomb]))
    expect(head).toMatch(/^HTTP\/1.1 101/)
    expect(head.toLowerCase()).not.toContain('sec-websocket-extensions')
    expect(closeOf(rest)).toBe(1002)
  })
})

/** Through a handshake by hand; answers what came until the broker closed the connection. */
async function upgraded(frame: Buffer): Promise<{ readonly head: string; readonly rest: Buffer }> {
  const socket = connectSocket(broker.wsPort, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    if (chunks.push(chunk) === 1) socket.write(frame)
  })
  socket.write(
    [
      'GET /mqtt HTTP/1.1',
      'Host: 127.0.0.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol: mqtt',
      'Sec-WebSocket-Extensions: permessage-deflate',
      '\r\n',
    ].join('\r\n'),
  )
  await once(socket, 'close')
  const all = Buffer.concat(chunks)
  const end = all.indexOf('\r\n\r\n') + 4
  return { head: all.toString('latin1', 0, end), rest: all.subarray(end) }
}

/** The code of a close frame. */
const closeOf = (frame: Buffer): number | undefined => (frame[0] === 0x88 ? frame.readUInt16BE(2) : undefined)
