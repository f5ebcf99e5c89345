/** Why a connection ends over what its client sent: not well formed (0x81), or at odds with the protocol (0x82 and others). */
export class MalformedPacket extends Error {
  override readonly name = 'MalformedPacket'

  constructor(
    sentence: string,
    readonly reasonCode = 0x81,
  ) {
    super(sentence)
  }
}

export const protocolError = (sentence: string): MalformedPacket => new MalformedPacket(sentence, 0x82)
