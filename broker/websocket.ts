/** MQTT over WebSocket: paths `/` and `/mqtt`, sub-protocols `mqtt` and `mqttv3.1`, binary frames only [MQTT-6.0.0-1]. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { limits } from './edge/limits'
import { type Parcels, websocketStream } from './websocket-stream'

const PROTOCOLS = ['mqtt', 'mqttv3.1']
const PATHS = ['/', '/mqtt']
/** Headers that come too slowly; left to itself the server looks for such only twice a minute. */
const PATIENCE = { headersTimeout: limits.connectWithinMs, connectionsCheckingInterval: 1_000 }
/** No larger than what small clients have room for. */
const SMALL_PARCELS: Parcels = { writeEveryMs: 0, frameBytesMax: 16 * 1024 }

export interface WebSocketDeps {
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
  readonly parcels?: Parcels
  onStream(stream: Duplex, request: IncomingMessage): void
}

/** An HTTP server that speaks only MQTT over WebSocket. */
export function makeWebSocketServer({ tls, parcels = SMALL_PARCELS, onStream }: WebSocketDeps): Server {
  const server = tls ? createTlsServer({ ...tls, ...PATIENCE }) : createServer(PATIENCE)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.packetBytes * 2,
    perMessageDeflate: false,
    handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
  })
  server.on('request', (_request, response) => {
    response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket' })
    response.end('This port speaks MQTT over WebSocket.\n')
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
    if (!PATHS.includes(path)) return answer(socket, '404 Not Found')
    if (!offered.some((one) => PROTOCOLS.includes(one))) return answer(socket, '400 Bad Request') // [MQTT-6.0.0-3]
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('message', (_data, isBinary) => {
        if (!isBinary) websocket.close(1003, 'MQTT is binary')
      })
      onStream(websocketStream(websocket, parcels), request)
    })
  })
  return server
}

function answer(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
