/** Whose request it is: the socket's own end, or what a proxy named in TRUST_PROXY says of it. */
import { BlockList, isIP } from 'node:net'
import { ConfigError } from '@/lib/config/config'

export type Trust = (address: string) => boolean

/** `entries`: addresses and networks (`10.0.0.0/8`), as in TRUST_PROXY. */
export function trustOf(entries: readonly string[]): Trust {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? undefined : Number(prefix)
    const bitsMax = family === 6 ? 128 : 32
    if (family === 0 || (bits !== undefined && !(Number.isInteger(bits) && bits >= 0 && bits <= bitsMax))) {
      throw new ConfigError(
        `TRUST_PROXY names "${entry}": write IP addresses or networks such as 10.0.0.0/8, separated by commas.`,
      )
    }
    if (bits === undefined) list.addAddress(address, kind(family))
    else list.addSubnet(address, bits, kind(family))
  }
  return (address) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, kind(family))
  }
}

/** Walks X-Forwarded-For from its near end while the hops are trusted: what stands before them anyone may have written. */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, trust: Trust): string {
  let address = plain(socketAddress)
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  while (trust(address)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) return address
    address = hop
  }
  return address
}

const kind = (family: number): 'ipv4' | 'ipv6' => (family === 6 ? 'ipv6' : 'ipv4')

/** IPv4 in its own form, without brackets, port or zone. */
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/%.*$/, '')
  const mapped = bare.replace(/^::ffff:(?=\d+\.)/i, '')
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(mapped) ? mapped.replace(/:\d+$/, '') : mapped
}
