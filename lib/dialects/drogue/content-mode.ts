import type { Rejection } from '@/lib/core/rejection'
import type { ProtocolVersion } from '../dialect'
import { quote } from '../quote'
import { rejected } from '../rejected'

export type ContentMode = 'structured' | 'binary'

/** SUBSCRIBE's user property `content-mode`. MQTT 3 has no user properties, neither here nor for the binary mode. */
export function contentModeOf(
  userProperties: Readonly<Record<string, string | string[]>> | undefined,
  version: ProtocolVersion,
): ContentMode | Rejection {
  if (version !== 5 || !userProperties || !Object.hasOwn(userProperties, 'content-mode')) return 'structured'
  const asked = new Set([userProperties['content-mode'] ?? []].flat())
  const [mode] = asked
  if (asked.size === 1 && (mode === 'structured' || mode === 'binary')) return mode
  const sentence =
    asked.size > 1
      ? 'The user property "content-mode" is set more than once, and differently.'
      : `The content mode ${quote(mode ?? '')} is not known.`
  return rejected(
    'topic',
    'content-mode-not-known',
    sentence,
    'Set "content-mode" to "structured" or "binary".',
  )
}
