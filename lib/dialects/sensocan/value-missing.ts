import type { JsonObject } from '@/lib/core/json'
import type { Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { rejected } from '../rejected'

export function valueMissing(json: JsonObject): Rejection {
  const other = Object.keys(json).find((name) => name !== 'value' && name.trim().toLowerCase() === 'value')
  return rejected(
    'schema',
    'value-missing',
    'The reading has no "value".',
    other === undefined
      ? 'Send the value under the name "value", such as {"value": 24.5}.'
      : `Write "value" and not ${quote(other)}: names count by the letter, upper and lower case.`,
  )
}
