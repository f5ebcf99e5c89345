/** PROXY protocol, version 2: how the web server tells the broker whose bytes follow. Both ends stand here. */
import { isIPv4, isIPv6 } from 'node:net'

/** Where a connection comes from and where it arrived, as the browser's end of it shows. */
export interface ProxiedEnds {
  readonly sourceAddress: string
  readonly sourcePort: number
  readonly targetAddress: string
  readonly targetPort: number
}

export type ProxyHeader =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'malformed'; readonly sentence: string }
  /** `ends` is null for a LOCAL header: the sender speaks for itself, as health checks do. */
  | { readonly kind: 'complete'; readonly ends: ProxiedEnds | null; readonly bytes: number }

export const PROXY_SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex')
/** Addresses and what extensions may follow; a longer header is not ours. */
const BODY_BYTES_MAX = 512
const FIXED_BYTES = 16
const VERSION_PROXY = 0x21
const VERSION_LOCAL = 0x20
const TCP4 = 0x11
const TCP6 = 0x21

export function encodeProxyHeader(ends: ProxiedEnds): Buffer {
  const source = addressBytes(ends.sourceAddress)
  const target = addressBytes(ends.targetAddress)
  const isShort = source.length === 4 && target.length === 4
  const width = isShort ? 4 : 16
  const header = Buffer.alloc(FIXED_BYTES + 2 * width + 4)
  PROXY_SIGNATURE.copy(header)
  header[12] = VERSION_PROXY
  header[13] = isShort ? TCP4 : TCP6
  header.writeUInt16BE(2 * width + 4, 14)
  widened(source, width).copy(header, FIXED_BYTES)
  widened(target, width).copy(header, FIXED_BYTES + width)
  header.writeUInt16BE(ends.sourcePort, FIXED_BYTES + 2 * width)
  header.writeUInt16BE(ends.targetPort, FIXED_BYTES + 2 * width + 2)
  return header
}

/** Of the bytes so far; call again with more while it is incomplete. Total: never throws. */
export function parseProxyHeader(bytes: Buffer): ProxyHeader {
  const known = Math.min(bytes.length, PROXY_SIGNATURE.length)
  if (!bytes.subarray(0, known).equals(PROXY_SIGNATURE.subarray(0, known))) {
    return malformed('The connection does not begin with the PROXY signature.')
  }
  if (bytes.length < FIXED_BYTES) return { kind: 'incomplete' }
  const version = bytes[12]
  const bodyBytes = bytes.readUInt16BE(14)
  if (version !== VERSION_PROXY && version !== VERSION_LOCAL) {
    return malformed('The PROXY header is not of version 2.')
  }
  if (bodyBytes > BODY_BYTES_MAX) return malformed('The PROXY header is too long.')
  if (bytes.length < FIXED_BYTES + bodyBytes) return { kind: 'incomplete' }
  const length = FIXED_BYTES + bodyBytes
  if (version === VERSION_LOCAL) return { kind: 'complete', ends: null, bytes: length }
  const width = bytes[13] === TCP4 ? 4 : bytes[13] === TCP6 ? 16 : 0
  if (width === 0) return malformed('The PROXY header carries no TCP address.')
  if (bodyBytes < 2 * width + 4) return malformed('The PROXY header is shorter than its addresses.')
  return { kind: 'complete', ends: readEnds(bytes, width), bytes: length }
}

function readEnds(bytes: Buffer, width: number): ProxiedEnds {
  const target = FIXED_BYTES + width
  const ports = FIXED_BYTES + 2 * width
  return {
    sourceAddress: addressText(bytes.subarray(FIXED_BYTES, target)),
    targetAddress: addressText(bytes.subarray(target, ports)),
    sourcePort: bytes.readUInt16BE(ports),
    targetPort: bytes.readUInt16BE(ports + 2),
  }
}

/** 4 or 16 bytes; an IPv4 address that a dual-stack socket shows as `::ffff:a.b.c.d` becomes 4. */
function addressBytes(address: string): Buffer {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return Buffer.from(plain.split('.').map(Number))
  if (!isIPv6(plain)) return Buffer.alloc(4)
  // The URL parser writes an embedded IPv4 tail as hex groups, so that only groups are left to read.
  const groups = new URL(`http://[${plain}]/`).hostname.slice(1, -1)
  const [head = '', tail] = groups.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const bytes = Buffer.alloc(16)
  for (const [index, group] of [...before, ...zeros, ...after].entries()) {
    bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2)
  }
  return bytes
}

function widened(address: Buffer, width: number): Buffer {
  if (address.length === width) return address
  return Buffer.concat([Buffer.from('00000000000000000000ffff', 'hex'), address])
}

function addressText(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.')
  const isMapped =
    bytes.readUInt32BE(0) === 0 && bytes.readUInt32BE(4) === 0 && bytes.readUInt32BE(8) === 0xffff
  if (isMapped) return bytes.subarray(12).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16))
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1)
}

const malformed = (sentence: string): ProxyHeader => ({ kind: 'malformed', sentence })
