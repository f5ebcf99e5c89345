/** Cuts a byte stream into MQTT control packets; a packet announced larger than the limit is an error before its body arrives. */

export interface Frame {
  /** The packet type, 1 (CONNECT) to 15 (AUTH) [MQTT-2.2.1]. */
  readonly type: number
  readonly flags: number
  /** The whole packet, fixed header included. */
  readonly bytes: Buffer
  /** Where the variable header begins. */
  readonly bodyAt: number
}

export type ScanFault = 'too-large' | 'malformed'

export class FrameScanner {
  private pending: Buffer = Buffer.alloc(0)

  /** `limit()` is asked at each packet, since it changes with the phase of the connection. */
  constructor(private readonly limit: () => number) {}

  /** The complete packets in what has arrived so far, or why there is no going on. */
  scan(chunk: Buffer): { readonly frames: readonly Frame[]; readonly fault?: ScanFault } {
    const data = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk])
    const frames: Frame[] = []
    let at = 0
    while (at < data.length) {
      const length = remainingLength(data, at + 1)
      if (length === 'incomplete') break
      if (length === 'malformed') return { frames, fault: 'malformed' }
      const end = length.bodyAt + length.value
      if (end - at > this.limit()) return { frames, fault: 'too-large' }
      if (end > data.length) break
      const first = data.readUInt8(at)
      frames.push({
        type: first >> 4,
        flags: first & 0x0f,
        bytes: data.subarray(at, end),
        bodyAt: length.bodyAt - at,
      })
      at = end
    }
    // A copy, so that a few waiting bytes do not keep a large chunk alive.
    this.pending = at === data.length ? Buffer.alloc(0) : Buffer.from(data.subarray(at))
    return { frames }
  }
}

/** Remaining length: at most four bytes of seven bits [MQTT-2.2.3]. */
function remainingLength(
  data: Buffer,
  start: number,
): { readonly value: number; readonly bodyAt: number } | 'incomplete' | 'malformed' {
  let value = 0
  for (let index = 0; index < 4; index++) {
    const byte = data[start + index]
    if (byte === undefined) return 'incomplete'
    value += (byte & 0x7f) * 128 ** index
    if (byte < 0x80) return { value, bodyAt: start + index + 1 }
  }
  return 'malformed'
}
