import type { JsonValue } from '@/lib/core/json'
import type { JsonSchema } from './api-groups'

const DEPTH_MAX = 6

/** A value of the schema's shape, to read rather than to send: each place says what goes there. */
export function exampleOf(schema: JsonSchema, depth = 0): JsonValue {
  if (depth > DEPTH_MAX) return '…'
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(' | ')
  const choices = branches(schema)
  if (choices) return choices.length > 2 ? 'any JSON' : exampleOf(choices[0] ?? {}, depth)
  if (isSchema(schema.properties)) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => [
        name,
        isSchema(one) ? exampleOf(one, depth + 1) : '…',
      ]),
    )
  }
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  if (type === 'array') return isSchema(schema.items) ? [exampleOf(schema.items, depth + 1)] : []
  if (type === 'object') return {}
  if (type === 'integer' || type === 'number') return 0
  if (type === 'boolean') return true
  return typeof schema.format === 'string' ? schema.format : typeof type === 'string' ? type : 'any JSON'
}

/** Without the branch that only says "or null". */
function branches(schema: JsonSchema): readonly JsonSchema[] | undefined {
  const found = schema.anyOf ?? schema.oneOf
  if (!Array.isArray(found)) return undefined
  return found.filter(isSchema).filter((one) => one.type !== 'null')
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
