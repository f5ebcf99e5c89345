/** Untrusted bytes to a JSON value, or why not. */
import { isJsonObject, type JsonValue } from '@/lib/core/json'
import type { Rejection } from '@/lib/core/rejection'
import { jsonFlaw } from './json-flaw'
import { rejected } from './rejected'
import { scanJson } from './scan-json'

const DEPTH_MAX = 32

export interface JsonPayload {
  readonly json: JsonValue
  /** The exact text of the integer at a path, where a double cannot hold it. */
  exactAt(...path: readonly (string | number)[]): string | undefined
}

// ignoreBOM leaves the mark in the text, where it can be named.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function parseJsonPayload(payload: Uint8Array): JsonPayload | Rejection {
  const text = utf8(payload)
  if (text === undefined) {
    return rejected('parse', 'payload-not-utf8', 'The payload is not UTF-8 text.', utf8Mend(payload))
  }
  if (text.startsWith('\ufeff')) {
    return rejected(
      'parse',
      'payload-not-json',
      'The payload begins with a byte order mark, which JSON does not allow.',
      'Leave out the first three bytes (EF BB BF): write UTF-8 without BOM.',
    )
  }
  const scan = scanJson(text, DEPTH_MAX)
  if (scan.isTooDeep) {
    return rejected(
      'parse',
      'payload-too-deep',
      `The payload nests deeper than ${DEPTH_MAX} levels.`,
      'Send a flatter JSON value.',
    )
  }
  const json = parse(text)
  if (json instanceof Error) {
    const flaw = jsonFlaw(text, json)
    return rejected('parse', 'payload-not-json', flaw.sentence, flaw.mend)
  }
  let marked: JsonValue | Error | undefined
  return {
    json,
    exactAt(...path) {
      if (scan.longIntegers.length === 0) return undefined
      marked ??= parse(quoteLongIntegers(text, scan.longIntegers))
      return marked instanceof Error ? undefined : exactAt(json, marked, path)
    },
  }
}

function utf8(payload: Uint8Array): string | undefined {
  try {
    return decoder.decode(payload)
  } catch {
    return undefined
  }
}

function utf8Mend(payload: Uint8Array): string {
  const [first, second] = payload
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'It looks like UTF-16: write UTF-8.' : 'Send JSON text; binary payloads are not read here.'
}

function parse(text: string): JsonValue | Error {
  try {
    const json: JsonValue = JSON.parse(text)
    return json
  } catch (error) {
    return error instanceof Error ? error : new Error('not JSON')
  }
}

function quoteLongIntegers(text: string, places: readonly (readonly [number, number])[]): string {
  const parts: string[] = []
  let from = 0
  for (const [start, end] of places) {
    parts.push(text.slice(from, start), '"', text.slice(start, end), '"')
    from = end
  }
  return parts.join('') + text.slice(from)
}

/** Walks both trees: where one has a number and the other a string, the string is that number's text. */
function exactAt(json: JsonValue, marked: JsonValue, path: readonly (string | number)[]): string | undefined {
  let value: JsonValue | undefined = json
  let text: JsonValue | undefined = marked
  for (const step of path) {
    value = member(value, step)
    text = member(text, step)
  }
  if (typeof value !== 'number' || typeof text !== 'string') return undefined
  return Number.isFinite(value) && BigInt(value) !== BigInt(text) ? text : undefined
}

function member(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}
