/** MQTT packets written by hand: also those that no library would write. */

export const byte = (value: number): Buffer => Buffer.from([value])

export function two(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

export function four(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A length and what it is of: a string, or binary data. */
export function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([two(bytes.length), bytes])
}

export function variable(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  do {
    bytes.push((left % 128) | (left >= 128 ? 0x80 : 0))
    left = Math.floor(left / 128)
  } while (left > 0)
  return Buffer.from(bytes)
}

/** The property block of an MQTT 5 packet: each part is an identifier with its value. */
export function properties(...parts: readonly Buffer[]): Buffer {
  const block = Buffer.concat(parts)
  return Buffer.concat([variable(block.length), block])
}

/** `first` is packet type and flags. */
export function packet(first: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([byte(first), variable(body.length), body])
}

export interface ConnectBytes {
  readonly name?: string
  readonly level?: number
  readonly flags?: number
  readonly keepAlive?: number
  /** Of MQTT 5. */
  readonly properties?: readonly Buffer[]
  readonly clientId?: string | Buffer
  /** What follows the client id: will, user name, password. */
  readonly rest?: readonly Buffer[]
}

export function connectBytes({
  name = 'MQTT',
  level = 4,
  flags = 2,
  keepAlive = 0,
  properties: own = [],
  clientId = '',
  rest = [],
}: ConnectBytes = {}): Buffer {
  const block = level === 5 ? properties(...own) : Buffer.alloc(0)
  return packet(0x10, text(name), byte(level), byte(flags), two(keepAlive), block, text(clientId), ...rest)
}
