/** A message of `v1/raw` or `v1/logs` as the page wants it; `undefined` where it is not what its topic promises. */
import { type CommandView, commandSchema } from '@/lib/contract/commands'
import { type LogRecord, logRecordSchema } from '@/lib/contract/logs'
import { isJsonObject, type JsonValue } from '@/lib/core/json'

export type Decoded = { readonly source: string } & (
  | {
      readonly kind: 'value'
      readonly path: string
      readonly connection: string
      readonly measurement: string
      readonly key: string
      readonly value: JsonValue
      readonly ts: string
    }
  | { readonly kind: 'record'; readonly record: LogRecord; readonly text: Uint8Array }
  | { readonly kind: 'command'; readonly command: CommandView }
)

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function decodeMessage(topic: string, payload: Uint8Array): Decoded | undefined {
  const levels = topic.split('/')
  const [version, tree, company, name] = levels
  if (version !== 'v1' || company === undefined || name === undefined) return undefined
  const body = parseJson(payload)
  if (body === undefined) return undefined
  const source = `${company}/${name}`
  if (tree === 'raw') return decodeValue(source, levels, body)
  if (tree === 'logs') return decodeLog(source, levels, body, payload)
  return undefined
}

function decodeValue(source: string, levels: readonly string[], body: JsonValue): Decoded | undefined {
  const [connection, measurement, key] = levels.slice(4).map(decodeLevel)
  if (levels.length !== 7 || connection === undefined || measurement === undefined || key === undefined) {
    return undefined
  }
  if (!isJsonObject(body)) return undefined
  const { Value: value, UtcTimestamp: ts } = body
  if (value === undefined || typeof ts !== 'string') return undefined
  return { kind: 'value', source, path: levels.slice(4).join('/'), connection, measurement, key, value, ts }
}

function decodeLog(
  source: string,
  levels: readonly string[],
  body: JsonValue,
  text: Uint8Array,
): Decoded | undefined {
  if (levels[5] === 'command') {
    const command = commandSchema.safeParse(body)
    return command.success ? { kind: 'command', source, command: command.data } : undefined
  }
  const record = logRecordSchema.safeParse(body)
  return record.success ? { kind: 'record', source, record: record.data, text } : undefined
}

function parseJson(payload: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(utf8.decode(payload)) as JsonValue
  } catch {
    return undefined
  }
}

/** The name behind an encoded level, as `encodeLevel` made it. */
function decodeLevel(level: string): string | undefined {
  try {
    return decodeURIComponent(level)
  } catch {
    return undefined
  }
}
