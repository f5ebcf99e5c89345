/** How the request came to us. Headers of that name are overwritten, so that the console may believe them. */
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { clientAddress, type Trust } from './client-address'

export interface Forwarded {
  readonly address: string
  readonly host: string
  readonly protocol: 'http' | 'https'
}

export function forwardedOf(request: IncomingMessage, trust: Trust): Forwarded {
  const near = request.socket.remoteAddress ?? ''
  const isTrusted = trust(near.replace(/^::ffff:(?=\d+\.)/i, ''))
  const said = (name: string) => (isTrusted ? lastOf(request.headers[name]) : undefined)
  const own = request.socket instanceof TLSSocket ? 'https' : 'http'
  const protocol = said('x-forwarded-proto')
  return {
    address: clientAddress(near, joined(request.headers['x-forwarded-for']), trust),
    host: (said('x-forwarded-host') ?? request.headers.host ?? '').toLowerCase(),
    protocol: protocol === 'http' || protocol === 'https' ? protocol : own,
  }
}

export function setForwarded(request: IncomingMessage, forwarded: Forwarded): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') {
      delete request.headers[name]
    }
  }
  request.headers['x-forwarded-for'] = forwarded.address
  request.headers['x-forwarded-host'] = forwarded.host
  request.headers['x-forwarded-proto'] = forwarded.protocol
}

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value

const lastOf = (value: string | string[] | undefined): string | undefined =>
  joined(value)?.split(',').at(-1)?.trim() || undefined
