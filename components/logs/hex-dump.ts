/** Bytes as people read them: offset, sixteen hex pairs, printable characters. Pure. */
const WIDTH = 16

export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let offset = 0; offset < bytes.length; offset += WIDTH) {
    const part = [...bytes.subarray(offset, offset + WIDTH)]
    const pairs = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${offset.toString(16).padStart(4, '0')}  ${pairs.padEnd(WIDTH * 3 - 1)}  ${text}`)
  }
  return lines.join('\n')
}

/** The bytes behind a string of hex pairs; an odd or foreign character ends it. */
export function bytesOfHex(hex: string): Uint8Array {
  const pairs = /^(?:[0-9a-f]{2})*/i.exec(hex)?.[0].match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}
