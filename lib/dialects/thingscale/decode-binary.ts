import type { Rejection } from '@/lib/core/rejection'
import { hexDump } from '../hex-dump'
import { rejected } from '../rejected'
import type { Members } from './decode-json'

/** The bytes as a hex dump; a message without any has nothing to keep. */
export function decodeBinary(payload: Uint8Array): Members | Rejection {
  if (payload.length === 0) {
    return rejected('parse', 'value-missing', 'The payload is empty.', 'Send at least one byte.')
  }
  return { values: [{ key: 'value1', value: { value: hexDump(payload) } }], rejections: [] }
}
