/** The broker's end of the private socket: read-only answers for the web, and the `/mqtt` pipe behind a PROXY v2 header. */

import { chmodSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Connection } from '@/lib/contract/connections'
import type { LogRecord } from '@/lib/contract/logs'
import type { PlaceRate } from '@/lib/contract/rates'
import { linkAddress } from '@/lib/link/link-address'
import { PROXY_SIGNATURE, parseProxyHeader } from '@/lib/link/proxy-header'
import type { Log } from '@/lib/log/log'
import type { EdgeFacts } from './edge/edge-events'
import { limits } from './edge/limits'
import { listen, plainAddress } from './listeners'
import { makeWebSocketServer } from './websocket'

export interface LinkAnswers {
  health(): {
    readonly status: 'ok' | 'degraded'
    readonly database: boolean
    readonly disk: 'ok' | 'nearly-full'
    readonly sessions: number
    /** Connections ended for breaking a rule of MQTT or a limit, since the start. */
    readonly offences: number
    /** Messages that a durable session did not get, since its queue was full. */
    readonly lostToFullQueues: number
    readonly storageLagMs: number
    readonly diskFreeBytes: number | null
    readonly eventLoopLagMs: number
    readonly limits: Readonly<Record<string, number>>
  }
  /** In the text format of Prometheus. */
  metrics(): Promise<string>
  connections(): readonly Connection[]
  /** Messages and readings a second, by tenant. */
  places(): readonly PlaceRate[]
  /** Messages a second of those that are connected. */
  deviceRates(deviceIds: readonly string[]): Readonly<Record<string, number>>
  recent(where: { deviceId?: string; tenantId?: number; companyId?: string }): readonly LogRecord[]
  /** One accepted message, while the ring has it. */
  message(seq: number): LogRecord | undefined
  /** False where there is no such connection. */
  cut(id: string): boolean
}

export interface LinkServerDeps {
  readonly link: string
  readonly log: Log
  readonly answers: LinkAnswers
  take(socket: Duplex, facts: EdgeFacts): unknown
}

/**
 * The console draws ten times a second: its deliveries may come in parcels. mqtt.js sets timers for each frame, which a
 * browser holds back to 4 ms: many small frames would be read more slowly than they come.
 */
const PARCELS = { writeEveryMs: 25, frameBytesMax: 256 * 1024 }

export async function startLinkServer(deps: LinkServerDeps): Promise<{ stop(): Promise<void> }> {
  const browsers = new WeakMap<object, string>()
  const questions = createHttpServer((request, response) => reply(deps.answers, request, response))
  const pipes = makeWebSocketServer({
    parcels: PARCELS,
    onStream: (stream, request) => {
      const address = browsers.get(request.socket) ?? plainAddress(request.socket.remoteAddress)
      deps.take(stream, { address, listener: 'console' })
    },
  })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    beginning(socket, (address) => {
      if (address === undefined) return questions.emit('connection', socket)
      browsers.set(socket, address)
      return pipes.emit('connection', socket)
    })
  })
  const address = linkAddress(deps.link)
  if ('path' in address) {
    // Left behind by a broker that was killed; a live one holds its database lock, not this file.
    rmSync(address.path, { force: true })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(address.path, resolve)
    })
    chmodSync(address.path, 0o600)
  } else {
    await listen(server, 'link', address.host, address.port)
  }
  return {
    stop: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Reads a PROXY header, where there is one: calls back with the browser's address, or `undefined` for a plain question. */
function beginning(socket: Socket, next: (address: string | undefined) => void): void {
  let bytes: Buffer = Buffer.alloc(0)
  const timer = setTimeout(() => socket.destroy(), limits.connectWithinMs)
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    const known = Math.min(bytes.length, PROXY_SIGNATURE.length)
    const isProxied = bytes.subarray(0, known).equals(PROXY_SIGNATURE.subarray(0, known))
    const header = isProxied ? parseProxyHeader(bytes) : undefined
    if (header?.kind === 'incomplete') return
    clearTimeout(timer)
    socket.off('data', onData)
    socket.pause()
    if (header?.kind === 'malformed') {
      socket.destroy()
      return
    }
    const rest = header ? bytes.subarray(header.bytes) : bytes
    if (rest.length > 0) socket.unshift(rest)
    next(header ? (header.ends?.sourceAddress ?? 'web') : undefined)
    socket.resume()
  }
  socket.on('data', onData)
  socket.on('close', () => clearTimeout(timer))
}

function reply(answers: LinkAnswers, request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET' && request.url === '/metrics') {
    answers.metrics().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    )
    return
  }
  const url = URL.canParse(request.url ?? '/', 'http://broker')
    ? new URL(request.url ?? '/', 'http://broker')
    : undefined
  const [status, body] = url ? answerTo(answers, request.method, url) : [400, { error: 'no such address' }]
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function answerTo(answers: LinkAnswers, method: string | undefined, url: URL): readonly [number, object] {
  const question = `${method} ${url.pathname}`
  if (question === 'GET /health') {
    const health = answers.health()
    return [health.status === 'ok' ? 200 : 503, health]
  }
  if (question === 'GET /connections') return [200, { items: answers.connections() }]
  if (question === 'GET /rates') return [200, { items: answers.places() }]
  if (question === 'GET /rates/devices') {
    return [200, answers.deviceRates(url.searchParams.get('ids')?.split(',') ?? [])]
  }
  if (question === 'GET /recent') return [200, { items: answers.recent(whereOf(url.searchParams)) }]
  const message = /^GET \/recent\/(\d{1,17})$/.exec(question)
  if (message?.[1]) return [200, { item: answers.message(Number(message[1])) ?? null }]
  const cut = /^DELETE \/connections\/([\w-]+)$/.exec(question)
  if (cut?.[1]) return [answers.cut(cut[1]) ? 200 : 404, {}]
  return [404, { error: 'no such question' }]
}

function whereOf(query: URLSearchParams): { deviceId?: string; tenantId?: number; companyId?: string } {
  const [deviceId, tenantId, companyId] = ['deviceId', 'tenantId', 'companyId'].map((name) => query.get(name))
  return {
    ...(deviceId ? { deviceId } : {}),
    ...(tenantId ? { tenantId: Number(tenantId) } : {}),
    ...(companyId ? { companyId } : {}),
  }
}
