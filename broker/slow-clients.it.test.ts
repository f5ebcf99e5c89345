/** A33: sockets that say nothing, or too slowly, are closed in time; all of them wait at once, since that time is ten seconds. */
import { once } from 'node:events'
import { connect as connectSocket, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connectBytes } from '@/testing/mqtt-bytes'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ tls: true, lab: true })
})
afterAll(() => broker.stop())

const EVERY_MS = 400

/** A byte now and then, more of them than ten seconds have room for. */
function trickle(socket: Socket, bytes: Buffer): Socket {
  let sent = 0
  const timer = setInterval(() => socket.write(bytes.subarray(sent, ++sent)), EVERY_MS)
  socket.once('close', () => clearInterval(timer))
  return socket
}

const silent = (socket: Socket): Socket => socket

const handshake = [
  'GET /mqtt HTTP/1.1',
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  'Sec-WebSocket-Protocol: mqtt',
  '\r\n',
].join('\r\n')

it('A33 a CONNECT that comes byte by byte, slow headers and idle sockets are closed', async () => {
  const connect = connectBytes({ clientId: 'x'.repeat(200) })
  const sockets: Readonly<Record<string, Socket>> = {
    'idle on mqtt': silent(connectSocket(broker.mqttPort, '127.0.0.1')),
    'CONNECT byte by byte': trickle(connectSocket(broker.mqttPort, '127.0.0.1'), connect),
    'CONNECT byte by byte on the lab listener': trickle(connectSocket(broker.labPort, '127.0.0.1'), connect),
    'no TLS handshake': silent(connectSocket(broker.mqttsPort, '127.0.0.1')),
    'idle after the TLS handshake': connectTls({
      port: broker.mqttsPort,
      host: 'localhost',
      rejectUnauthorized: false,
    }),
    'idle on ws': silent(connectSocket(broker.wsPort, '127.0.0.1')),
    'slow headers': trickle(connectSocket(broker.wsPort, '127.0.0.1'), Buffer.from(handshake)),
    'idle after the WebSocket handshake': silent(connectSocket(broker.wsPort, '127.0.0.1')),
  }
  sockets['idle after the WebSocket handshake']?.write(handshake)
  const closed: string[] = []
  await Promise.all(
    Object.entries(sockets).map(async ([what, socket]) => {
      socket.on('error', () => {})
      socket.resume()
      await once(socket, 'close')
      closed.push(what)
    }),
  )
  expect(closed.sort()).toEqual(Object.keys(sockets).sort())
  const { client } = await rawConnect(broker.labPort, 4)
  await client.drop()
})
