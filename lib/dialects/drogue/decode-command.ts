/** What a back end publishes: `command/<application>/<device>/<command>`, with any payload. */
import type { CommandRequest } from '@/lib/core/command'
import type { Decoded, InboundMessage } from '../dialect'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { commandTopic, parseCommandTopic } from './topics'

const NAME_CHARACTERS_MAX = 200

export function decodeCommand({ topic, payload }: InboundMessage): Decoded {
  const parsed = parseCommandTopic(topic)
  if (!parsed) {
    return onlyRejected(
      rejected(
        'topic',
        'topic-not-in-grammar',
        'A command names its application, its device and itself; one of the three is missing here.',
        copyTopic(
          'Publish to "command/<application>/<device>/<command>".',
          commandTopic({ application: '{application}', device: '{device}', name: '{command}' }),
        ),
      ),
    )
  }
  const { application, device, name } = parsed
  if (name.length > NAME_CHARACTERS_MAX) {
    const sentence = `The command's name has ${name.length} characters; ${NAME_CHARACTERS_MAX} are accepted.`
    return onlyRejected(rejected('topic', 'name-not-valid', sentence, 'Give the command a shorter name.'))
  }
  const request: CommandRequest = {
    target: { kind: 'device', application, device },
    name,
    ...untouched(payload),
  }
  return { readings: [], commands: [request], rejections: [] }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes that come out again as they went in; text stays readable, as long as PostgreSQL keeps it (no NUL). */
function untouched(payload: Uint8Array): Pick<CommandRequest, 'payload' | 'encoding'> {
  if (!payload.includes(0)) {
    try {
      return { payload: decoder.decode(payload), encoding: 'text' }
    } catch {
      // Not UTF-8.
    }
  }
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  return { payload: bytes.toString('base64'), encoding: 'base64' }
}
