/** The client's bytes as packets, or the rule that they break. */
import { type Frame, FrameScanner } from './frame-scanner'
import { packetBytesMax } from './limits'
import { MalformedPacket, protocolError } from './malformed-packet'

export interface Arrived {
  /** Whole and in order, up to what broke the rule. */
  readonly frames: readonly Frame[]
  readonly offence?: MalformedPacket
}

export class Arrivals {
  private readonly scanner: FrameScanner
  private hasBegun = false

  constructor(private readonly hasConnected: () => boolean) {
    this.scanner = new FrameScanner(() => packetBytesMax(hasConnected()))
  }

  take(chunk: Buffer): Arrived {
    // Whatever speaks another protocol is told apart by its first byte, not by waiting for the rest.
    if (!this.hasBegun && chunk[0] !== CONNECT_BYTE)
      return { frames: [], offence: protocolError('the first packet is CONNECT') } // [MQTT-3.1.0-1]
    this.hasBegun = true
    const { frames, fault } = this.scanner.scan(chunk)
    if (fault === 'too-large') return { frames, offence: new MalformedPacket(this.tooLarge, 0x95) }
    if (fault === 'malformed') return { frames, offence: new MalformedPacket('a packet is not well formed') }
    return { frames }
  }

  private get tooLarge(): string {
    return `a packet is larger than ${packetBytesMax(this.hasConnected())} bytes`
  }
}

const CONNECT_BYTE = 0x10
