/** What a payload is: by the v5 content type; without one it is JSON where it is valid JSON, else bytes. */
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { type JsonPayload, parseJsonPayload } from '../payload-json'
import { isJsonType, isTextType } from './media-type'

export type Payload =
  | { readonly kind: 'json'; readonly contentType: string; readonly payload: JsonPayload }
  | { readonly kind: 'text'; readonly contentType: string; readonly text: string }
  | { readonly kind: 'bytes'; readonly contentType: string }

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Refused only where the content type says JSON and the payload is none. */
export function readPayload(bytes: Uint8Array, contentType: string | undefined): Payload | Rejection {
  if (contentType === undefined || contentType.trim() === '') {
    const payload = parseJsonPayload(bytes)
    return isRejection(payload)
      ? { kind: 'bytes', contentType: 'application/octet-stream' }
      : { kind: 'json', contentType: 'application/json', payload }
  }
  if (isJsonType(contentType)) {
    const payload = parseJsonPayload(bytes)
    return isRejection(payload) ? payload : { kind: 'json', contentType, payload }
  }
  const text = isTextType(contentType) ? utf8(bytes) : undefined
  return text === undefined ? { kind: 'bytes', contentType } : { kind: 'text', contentType, text }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
