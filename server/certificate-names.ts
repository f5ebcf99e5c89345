import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

export interface CertificateNames {
  readonly hosts: readonly string[]
  readonly addresses: readonly string[]
}

/** By which names this machine may be called: itself, its host name, its LAN addresses, PUBLIC_HOST. */
export function certificateNames(publicHost: string | undefined): CertificateNames {
  const own = hostname()
    .toLowerCase()
    .replace(/\.local$/, '')
  const named = ['localhost', own, `${own}.local`, ...(publicHost === undefined ? [] : [hostOf(publicHost)])]
  const local = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    // A link-local address is not reachable without its zone, which no certificate can carry.
    .filter((address) => !address.address.toLowerCase().startsWith('fe80:'))
    .map((address) => address.address)
  const all = [...named, '127.0.0.1', '::1', ...local]
  return {
    hosts: unique(all.filter((name) => isIP(name) === 0 && isHostName(name))),
    addresses: unique(all.filter((name) => isIP(name) !== 0)),
  }
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** PUBLIC_HOST may be written with a port, or an IPv6 address in brackets. */
function hostOf(publicHost: string): string {
  if (isIP(publicHost) !== 0) return publicHost
  return publicHost
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}

const isHostName = (name: string): boolean =>
  name.length <= 253 && /^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/.test(name)
