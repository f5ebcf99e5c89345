/** Where devices and back ends connect: mqtt, mqtts, ws, wss. */
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer } from 'node:tls'
import type { Listeners } from '@/lib/config/config'
import type { Log } from '@/lib/log/log'
import type { EdgeFacts } from './edge/edge-events'
import { limits } from './edge/limits'
import { LAB_LISTENER } from './lab'
import { makeWebSocketServer } from './websocket'

export interface ListenersDeps {
  readonly host: string
  readonly ports: Listeners
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined
  readonly log: Log
  take(socket: Duplex, facts: EdgeFacts): unknown
}

export interface RunningListeners {
  readonly addresses: ReadonlyMap<string, number>
  stopAccepting(): Promise<void>
  stop(): Promise<void>
}

interface Listener {
  readonly name: string
  readonly port: number
  readonly server: Server
  /** Where it listens, if not where the others do. */
  readonly host?: string
}

export async function startListeners(deps: ListenersDeps): Promise<RunningListeners> {
  const wanted = [...plainListeners(deps), ...webSocketListeners(deps), ...labListeners(deps)]
  const sockets = new Set<Socket>()
  const addresses = new Map<string, number>()
  for (const { name, port, server, host = deps.host } of wanted) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    const address = await listenIfThere(server, name, host, port)
    if (address !== undefined) addresses.set(name, address)
    server.on('error', (error) => deps.log.error({ err: error, listener: name }, 'a listener erred'))
  }
  return {
    addresses,
    stopAccepting: async () => {
      for (const { server } of wanted) server.close()
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const acceptor =
  ({ take }: ListenersDeps) =>
  (listener: string) =>
  (socket: Socket) => {
    socket.setNoDelay(true)
    take(socket, { address: plainAddress(socket.remoteAddress), listener })
  }

/** Loopback alone, whatever the others are open to. */
function labListeners(deps: ListenersDeps): Listener[] {
  const { labPort } = deps.ports
  if (labPort === 0) return []
  return LOOPBACK.map((host) => ({
    name: `${LAB_LISTENER} ${host}`,
    port: labPort,
    host,
    server: createServer(acceptor(deps)(LAB_LISTENER)),
  }))
}

const LOOPBACK = ['127.0.0.1', '::1']

/** `undefined` where this machine has no such address: without IPv6 there is no ::1. */
async function listenIfThere(
  server: Server,
  name: string,
  host: string,
  port: number,
): Promise<number | undefined> {
  try {
    return await listen(server, name, host, port)
  } catch (error) {
    if (host === '::1' && !(error instanceof PortInUse)) return undefined
    throw error
  }
}

function plainListeners(deps: ListenersDeps): Listener[] {
  const { ports, tls } = deps
  const accept = acceptor(deps)
  const listeners: Listener[] = []
  if (ports.mqttPort > 0)
    listeners.push({ name: 'mqtt', port: ports.mqttPort, server: createServer(accept('mqtt')) })
  if (ports.mqttsPort > 0 && tls) {
    const server = createTlsServer({ ...tls, handshakeTimeout: limits.connectWithinMs }, accept('mqtts'))
    // A handshake that fails is the peer's affair; unheard it would end the process.
    server.on('tlsClientError', (_error, socket) => socket.destroy())
    listeners.push({ name: 'mqtts', port: ports.mqttsPort, server })
  }
  return listeners
}

function webSocketListeners({ ports, tls, take }: ListenersDeps): Listener[] {
  const make = (listener: string, secure?: { cert: Buffer; key: Buffer }) =>
    makeWebSocketServer({
      ...(secure ? { tls: secure } : {}),
      onStream: (stream, request) =>
        take(stream, { address: plainAddress(request.socket.remoteAddress), listener }),
    })
  const listeners: Listener[] = ports.wsPorts.map((port) => ({
    name: `ws:${port}`,
    port,
    server: make('ws'),
  }))
  if (ports.wssPort > 0 && tls) {
    const server = make('wss', tls)
    server.on('tlsClientError', (_error: Error, socket: Socket) => socket.destroy())
    listeners.push({ name: 'wss', port: ports.wssPort, server })
  }
  return listeners
}

class PortInUse extends Error {}

/** Throws with one sentence where the port cannot be had. */
export function listen(server: Server, name: string, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new PortInUse(
            `Port ${port} (${name}) is in use on ${host}: stop what uses it, or set another port.`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} (${name}) needs permission: use one above 1023.`))
      else reject(error)
    })
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** `::ffff:127.0.0.1` is what a dual-stack socket calls 127.0.0.1. */
export const plainAddress = (address: string | undefined): string =>
  (address ?? 'unknown').replace(/^::ffff:/, '')
