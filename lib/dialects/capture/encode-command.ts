import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import type { OutboundMessage } from '../dialect'
import { isOneLevel } from '../own-device'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { commandTopic } from './topics'

const encoder = new TextEncoder()

/** `v1/sources/{source}/cmd/writedata`; a command without a mapping carries an empty one. */
export function encodeCommand(
  { externalId }: RegisteredDevice,
  { name, mapping, payload }: Command,
): OutboundMessage | Rejection {
  if (!isOneLevel(externalId)) {
    return rejected(
      'topic',
      'name-not-valid',
      `The source's id ${quote(externalId)} cannot stand in a topic.`,
      'Give the device an id without / + and #.',
    )
  }
  const body = JSON.stringify({ Topic: name, Mapping: mapping ?? '', Data: payload })
  return { topic: commandTopic(externalId), payload: encoder.encode(body) }
}
