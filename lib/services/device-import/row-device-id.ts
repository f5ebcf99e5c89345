import { createHash } from 'node:crypto'

/**
 * The UUID (version 5) of the device that a row of an import makes: the same however often the row is taken up, and
 * how the devices of a job are found again.
 */
export function rowDeviceId(jobId: string, row: number): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(jobId.replaceAll('-', ''), 'hex'))
    .update(`row ${row}`)
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
