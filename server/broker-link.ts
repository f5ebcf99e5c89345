import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Config } from '@/lib/config/config'

/** The kernel's limit of a socket's path is 108 bytes with its zero on Linux, 104 on macOS. */
const PATH_BYTES_MAX = 103

/** BROKER_LINK, moved to a private temporary folder where the path of DATA_DIR is too long for a socket. */
export function brokerLink(config: Pick<Config, 'brokerLink' | 'dataDir'>): string {
  const { brokerLink: link } = config
  if (!isAbsolute(link) || Buffer.byteLength(link) <= PATH_BYTES_MAX) return link
  const mark = createHash('sha256').update(link).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `signalbox-${process.getuid?.() ?? 0}-${mark}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Fails where the folder belongs to somebody else.
  chmodSync(folder, 0o700)
  return join(folder, 'broker.sock')
}
