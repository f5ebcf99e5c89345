/** The console's HTTP and HTTPS ports: `/mqtt` upgrades to the broker, all else to the handler given (Next's). */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Surface } from '@/lib/log/own-metrics'
import type { Trust } from './client-address'
import { forwardedOf, setForwarded } from './forwarded'
import { listen } from './listen'
import { mqttPipes, refuse } from './mqtt-pipe'
import { staticHeaders } from './static-headers'
import { surfaceOf } from './surface-of'

export interface FrontOptions {
  /** Port 0 turns one off. */
  readonly http: { readonly host: string; readonly port: number }
  readonly https: {
    readonly host: string
    readonly port: number
    readonly cert: string | Buffer
    readonly key: string | Buffer
  }
  readonly brokerLink: string
  readonly trust: Trust
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Upgrades other than `/mqtt`; unset: answered with 404. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly onError: (error: unknown) => void
  readonly onAnswered?: (surface: Surface, status: number, seconds: number) => void
}

export interface Front {
  /** Stops accepting, lets answers under way finish for 4 s, then closes. */
  stop(): Promise<void>
}

const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 60_000
const IDLE_MS = 15_000
const FINISH_WITHIN_MS = 4_000

export async function openFront(options: FrontOptions): Promise<Front> {
  const pipes = mqttPipes(options.brokerLink)
  const limits = {
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: IDLE_MS,
    connectionsCheckingInterval: 2_000,
  }
  const { cert, key } = options.https
  const servers: Server[] = []
  try {
    if (options.http.port !== 0) {
      servers.push(await listen(dress(createServer(limits)), options.http.host, options.http.port, 'PORT'))
    }
    if (options.https.port !== 0) {
      const secure = dress(createSecureServer({ ...limits, cert, key }))
      servers.push(await listen(secure, options.https.host, options.https.port, 'HTTPS_PORT'))
    }
  } catch (error) {
    for (const server of servers) server.close()
    throw error
  }
  return {
    async stop() {
      pipes.closeAll()
      await Promise.all(servers.map(closeGently))
    },
  }

  function dress<S extends Server>(server: S): S {
    server.on('request', (request, response) => {
      const askedMs = performance.now()
      response.on('finish', () =>
        options.onAnswered?.(
          surfaceOf(request.url),
          response.statusCode,
          (performance.now() - askedMs) / 1000,
        ),
      )
      const forwarded = forwardedOf(request, options.trust)
      setForwarded(request, forwarded)
      for (const [name, value] of Object.entries(staticHeaders(forwarded.protocol, forwarded.host))) {
        response.setHeader(name, value)
      }
      options.handle(request, response).catch((error: unknown) => {
        options.onError(error)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    })
    server.on('upgrade', (request, socket, head) => {
      const forwarded = forwardedOf(request, options.trust)
      const path = (request.url ?? '').split('?')[0]
      if (path === '/mqtt') {
        pipes.open(request, socket, head, forwarded)
      } else if (options.upgrade !== undefined) {
        setForwarded(request, forwarded)
        options.upgrade(request, socket, head)
      } else {
        socket.on('error', () => socket.destroy())
        refuse(socket, '404 Not Found', 'There is no WebSocket here: MQTT is at /mqtt.')
      }
    })
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
      // A browser opens connections ahead of need, and may use one just now: after a 408 it asks again on another.
      else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
        refuse(socket, '408 Request Timeout', 'The request did not arrive in time.')
      else refuse(socket, '400 Bad Request', 'The request could not be read.')
    })
    return server
  }
}

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
    server.close(() => {
      clearTimeout(deadline)
      resolve()
    })
    server.closeIdleConnections()
  })
}
