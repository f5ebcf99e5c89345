/** Bytes as they are stored where they are no text: two lower-case digits each, nothing between. */
export const hexDump = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
