import { isJsonObject, type JsonValue } from '@/lib/core/json'
import type { Tags } from '@/lib/core/reading'
import type { Rejection } from '@/lib/core/rejection'
import { jsonKind } from './json-kind'
import { quote } from './quote'
import { rejected } from './rejected'

/** Tags are repeated on every reading of the message, so that large ones would multiply. */
const CHARACTERS_MAX = 8_192

/** Tags of a message: text, and numbers and booleans as text. `field` is their name in the payload. */
export function messageTags(json: JsonValue | undefined, field: string): { readonly tags: Tags } | Rejection {
  if (json === undefined) return { tags: {} }
  if (!isJsonObject(json)) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      `"${field}" is ${jsonKind(json)}; it takes an object of names and texts.`,
      `Send {"${field}": {"MachineName": "Press 4"}}, or leave "${field}" out.`,
    )
  }
  const entries: [string, string][] = []
  let characters = 0
  for (const [name, value] of Object.entries(json)) {
    if ((typeof value === 'object' && value !== null) || value === null || !isFiniteTag(value)) {
      return rejected(
        'schema',
        'payload-wrong-shape',
        `The tag ${quote(name)} is ${jsonKind(value)}; a tag is a text.`,
        'Send the tag as a string, or leave it out.',
      )
    }
    characters += name.length + String(value).length
    entries.push([name, String(value)])
  }
  if (characters > CHARACTERS_MAX) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      `"${field}" holds ${characters} characters; ${CHARACTERS_MAX} are accepted.`,
      'Send fewer or shorter tags, or store them with the device.',
    )
  }
  return { tags: Object.fromEntries(entries) }
}

const isFiniteTag = (value: string | number | boolean): boolean =>
  typeof value !== 'number' || Number.isFinite(value)
