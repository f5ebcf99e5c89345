import type { Rejection } from '@/lib/core/rejection'
import { quote } from './quote'
import { rejected } from './rejected'

const CHARACTERS_MAX = 256

/** Why a name cannot stand as one level of a reading's path, or `undefined` where it can. */
export function pathNameFlaw(name: string, what: string): Rejection | undefined {
  const flaw = flawOf(name)
  if (!flaw) return undefined
  return rejected(
    'schema',
    'name-not-valid',
    `The ${what} ${quote(name)} ${flaw}.`,
    `Give the ${what} another name.`,
  )
}

function flawOf(name: string): string | undefined {
  if (name.length === 0) return 'is empty'
  if (name.length > CHARACTERS_MAX) return `is longer than ${CHARACTERS_MAX} characters`
  if (name.includes('\u0000') || /\p{Cs}/u.test(name)) return 'holds a character that cannot be kept'
  return undefined
}
