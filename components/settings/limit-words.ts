/** What one connection may take, as people say it. Pure. */
const words: Readonly<Record<string, readonly [label: string, unit: 'bytes' | 'ms' | 's' | 'count']>> = {
  packetBytesBeforeLogin: ['Packet before login', 'bytes'],
  packetBytes: ['Packet after login', 'bytes'],
  connectWithinMs: ['CONNECT must be whole within', 'ms'],
  inFlight: ['Publishes on their way to the commit', 'count'],
  outboundSoftBytes: ['Waiting for a slow reader before QoS 0 is dropped', 'bytes'],
  outboundHardBytes: ['Waiting for a slow reader before it is cut', 'bytes'],
  filtersPerSubscribe: ['Filters of one SUBSCRIBE', 'count'],
  filtersPerSession: ['Filters of one session', 'count'],
  socketsBeforeLogin: ['Sockets that have not logged in', 'count'],
  queuedMessages: ['Messages queued for a durable session', 'count'],
  clientIdBytes: ['Client id', 'bytes'],
  sessionExpirySeconds: ['A durable session is kept for', 's'],
  topicAliases: ['Topic aliases', 'count'],
}

/** Those that we have words for, in that order. */
export const limitRows = (limits: Readonly<Record<string, number>>): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([name, [label, unit]]) => {
    const value = limits[name]
    return value === undefined ? [] : [[label, amount(value, unit)] as const]
  })

function amount(value: number, unit: 'bytes' | 'ms' | 's' | 'count'): string {
  switch (unit) {
    case 'bytes':
      return bytesWords(value)
    case 'ms':
      return `${value / 1000} s`
    case 's':
      return value % 86_400 === 0 ? `${value / 86_400} days` : `${value} s`
    case 'count':
      return value.toLocaleString('en')
  }
}

/** "256 KiB", "1.5 GiB" */
export function bytesWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const shown = bytes / 1024 ** power
  return `${shown.toLocaleString('en', { maximumFractionDigits: shown < 10 ? 1 : 0 })} ${units[power]}`
}
