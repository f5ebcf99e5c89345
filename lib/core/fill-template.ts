/** A template's payload with its holes filled: pure, and safe for JSON, whatever stands in the values. */
import type { JsonValue } from './json'

export interface Fillable {
  readonly payload: string
  readonly encoding: 'json' | 'text'
}

export type Filled =
  | { readonly ok: true; readonly payload: JsonValue }
  | { readonly ok: false; readonly sentence: string }

const HOLE = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g

/** The names of its holes, each once, in order. */
export const holesOf = ({ payload }: Pick<Fillable, 'payload'>): readonly string[] => [
  ...new Set([...payload.matchAll(HOLE)].map((match) => match[1] ?? '')),
]

/**
 * In JSON a value stands in its hole as JSON, and within the quotes of a string as that string's text, escaped; in text
 * it stands as it is. A hole without a value is left out of neither: it is an error.
 */
export function fillTemplate(
  { payload, encoding }: Fillable,
  values: ReadonlyMap<string, JsonValue>,
): Filled {
  const missing = holesOf({ payload }).find((name) => !values.has(name))
  if (missing !== undefined)
    return { ok: false, sentence: `The payload has {{${missing}}}, and no value for it.` }
  if (encoding === 'text') {
    return { ok: true, payload: payload.replace(HOLE, (_, name: string) => textOf(values.get(name) ?? null)) }
  }
  const text = fillJson(payload, values)
  try {
    return { ok: true, payload: JSON.parse(text) }
  } catch {
    return {
      ok: false,
      sentence:
        'The payload is no JSON once its holes are filled: check its quotes and commas, or send it as text.',
    }
  }
}

function fillJson(payload: string, values: ReadonlyMap<string, JsonValue>): string {
  let filled = ''
  let from = 0
  let isInString = false
  for (const match of payload.matchAll(HOLE)) {
    const before = payload.slice(from, match.index)
    isInString = isInStringAfter(before, isInString)
    const value = values.get(match[1] ?? '') ?? null
    filled += before + (isInString ? JSON.stringify(textOf(value)).slice(1, -1) : JSON.stringify(value))
    from = match.index + match[0].length
  }
  return filled + payload.slice(from)
}

/** Quotes open and close strings; one behind a backslash does neither. */
function isInStringAfter(text: string, wasInString: boolean): boolean {
  let isInString = wasInString
  for (let index = 0; index < text.length; index++) {
    if (isInString && text[index] === '\\') index++
    else if (text[index] === '"') isInString = !isInString
  }
  return isInString
}

/** As text: a string is its own. */
const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))
