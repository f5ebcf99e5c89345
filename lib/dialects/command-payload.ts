import type { Command } from '@/lib/core/command'
import type { JsonValue } from '@/lib/core/json'

/** The payload for a dialect that passes it on untouched: a string goes as its text, all other JSON as JSON. */
export function commandBytes({ payload, encoding }: Command): Uint8Array {
  if (typeof payload === 'string') return Buffer.from(payload, encoding === 'base64' ? 'base64' : 'utf8')
  return Buffer.from(JSON.stringify(payload))
}

/** The payload for a dialect whose commands are JSON: raw text counts as the JSON that it holds, else as a string. */
export function commandJson({ payload, encoding }: Command): JsonValue {
  if (encoding !== 'text' || typeof payload !== 'string') return payload
  try {
    return JSON.parse(payload)
  } catch {
    return payload
  }
}
