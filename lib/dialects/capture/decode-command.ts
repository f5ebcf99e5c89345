/** What an account publishes: `v1/sources/{source}/cmd/writedata`, `{"Topic", "Mapping"?, "Data"}`. */
import type { CommandRequest } from '@/lib/core/command'
import { isJsonObject, type JsonValue } from '@/lib/core/json'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { jsonKind } from '../json-kind'
import { parseJsonPayload } from '../payload-json'
import { readingValue } from '../reading-value'
import { onlyRejected, rejected } from '../rejected'
import { parseSourceTopic } from './topics'

const NAME_CHARACTERS_MAX = 200
const EXAMPLE = 'Send {"Topic": "{connection}/{measurement}/{variable}", "Mapping": "...", "Data": "..."}.'

export function decodeCommand(message: InboundMessage): Decoded {
  const topic = parseSourceTopic(message.topic)
  if (topic?.form !== 'command' || topic.source.length === 0) {
    return onlyRejected(
      rejected(
        'topic',
        'topic-not-in-grammar',
        'Commands go to "v1/sources/{source}/cmd/writedata", and this topic is another.',
        'Name the source and end the topic in "cmd/writedata".',
      ),
    )
  }
  const payload = parseJsonPayload(message.payload)
  if (isRejection(payload)) return onlyRejected(payload)
  const request = readRequest(payload.json, topic.source)
  return isRejection(request) ? onlyRejected(request) : { readings: [], commands: [request], rejections: [] }
}

function readRequest(json: JsonValue, source: string): CommandRequest | Rejection {
  if (!isJsonObject(json)) {
    return rejected(
      'schema',
      'payload-wrong-shape',
      `The payload is ${jsonKind(json)}; a command is an object.`,
      EXAMPLE,
    )
  }
  const { Topic: name, Mapping: mapping, Data: payload } = json
  const flaw =
    textFlaw(name, 'Topic', 1) ?? (mapping === undefined ? undefined : textFlaw(mapping, 'Mapping', 0))
  if (flaw) return flaw
  if (payload === undefined) return rejected('schema', 'value-missing', 'The command has no "Data".', EXAMPLE)
  // A command may carry null; what a reading may not hold otherwise, a command may not either.
  const value = payload === null ? { value: null } : readingValue(payload, undefined, 'Data')
  if (isRejection(value)) return value
  const request: CommandRequest = {
    target: { kind: 'source', source },
    name: String(name),
    payload: value.value,
  }
  return mapping === undefined ? request : { ...request, mapping: String(mapping) }
}

function textFlaw(json: JsonValue | undefined, field: string, charactersMin: number): Rejection | undefined {
  if (json === undefined) {
    return rejected('schema', 'payload-wrong-shape', `The command has no "${field}".`, EXAMPLE)
  }
  if (typeof json !== 'string') {
    return rejected(
      'schema',
      'payload-wrong-shape',
      `"${field}" is ${jsonKind(json)}; it takes a string.`,
      EXAMPLE,
    )
  }
  if (json.trim().length < charactersMin || json.length > NAME_CHARACTERS_MAX) {
    const sentence = `"${field}" takes ${charactersMin} to ${NAME_CHARACTERS_MAX} characters; this one has ${json.length}.`
    return rejected('schema', 'name-not-valid', sentence, EXAMPLE)
  }
  return json.includes('\u0000') || /\p{Cs}/u.test(json)
    ? rejected('schema', 'name-not-valid', `"${field}" holds a character that cannot be kept.`, EXAMPLE)
    : undefined
}
