/** `/mqtt` of the console's ports: the upgrade request and all that follows go to the broker as raw bytes. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { linkAddress } from '@/lib/link/link-address'
import { encodeProxyHeader } from '@/lib/link/proxy-header'
import type { Forwarded } from './forwarded'

export interface MqttPipes {
  /** `head`: what came behind the upgrade request in the same segment. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, forwarded: Forwarded): void
  closeAll(): void
}

const CONNECT_WITHIN_MS = 2_000
/** Credentials of the console have no force here: those of MQTT stand in CONNECT. */
const WITHHELD = /^(cookie|authorization|forwarded|x-forwarded-.*|x-real-ip)$/i

export function mqttPipes(link: string): MqttPipes {
  const open = new Set<Duplex>()
  return {
    open(request, socket, head, forwarded) {
      // Without a listener an early reset would end the process.
      socket.on('error', () => socket.destroy())
      if (!isSameOrigin(request.headers, forwarded.host)) {
        refuse(socket, '403 Forbidden', 'The Origin of this connection is not this console.')
        return
      }
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      join(request, socket, head, forwarded)
    },
    closeAll() {
      for (const socket of open) socket.destroy()
    },
  }

  function join(request: IncomingMessage, socket: Duplex, head: Buffer, forwarded: Forwarded): void {
    const upstream = connect(linkAddress(link))
    const deadline = setTimeout(() => upstream.destroy(new Error('no answer')), CONNECT_WITHIN_MS)
    let isJoined = false
    upstream.on('connect', () => {
      clearTimeout(deadline)
      isJoined = true
      upstream.setNoDelay(true)
      request.socket.setNoDelay(true)
      request.socket.setTimeout(0)
      upstream.write(encodeProxyHeader(endsOf(request.socket, forwarded.address)))
      upstream.write(requestText(request))
      if (head.length > 0) upstream.write(head)
      socket.pipe(upstream)
      upstream.pipe(socket)
    })
    upstream.on('error', () => {
      if (!isJoined) refuse(socket, '503 Service Unavailable', 'The broker does not answer.')
    })
    upstream.on('close', () => {
      clearTimeout(deadline)
      // What the broker said last is still on its way out: end, and only then destroy.
      if (isJoined) socket.end(() => socket.destroy())
    })
    socket.on('close', () => upstream.destroy())
  }
}

/** Browsers always send Origin with a WebSocket; other clients do not, and bring their own credentials, but no session's cookie. */
function isSameOrigin({ origin, cookie = '' }: IncomingHttpHeaders, host: string): boolean {
  if (origin === undefined) return !cookie.includes(SESSION_COOKIE)
  return URL.canParse(origin) && new URL(origin).host === host
}

/** In the names of both, that of HTTP and that of HTTPS. */
const SESSION_COOKIE = 'next-auth.session-token='

function endsOf(socket: Socket, sourceAddress: string) {
  const isDirect = sourceAddress === socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, '')
  return {
    sourceAddress,
    // Of a client behind a proxy the port is not known.
    sourcePort: isDirect ? (socket.remotePort ?? 0) : 0,
    targetAddress: socket.localAddress ?? '0.0.0.0',
    targetPort: socket.localPort ?? 0,
  }
}

function requestText(request: IncomingMessage): string {
  const lines = [`${request.method ?? 'GET'} ${request.url ?? '/mqtt'} HTTP/1.1`]
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? ''
    if (!WITHHELD.test(name)) lines.push(`${name}: ${request.rawHeaders[index + 1] ?? ''}`)
  }
  return `${lines.join('\r\n')}\r\n\r\n`
}

export function refuse(socket: Duplex, status: string, sentence: string): void {
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(sentence)}\r\n\r\n${sentence}`)
}
