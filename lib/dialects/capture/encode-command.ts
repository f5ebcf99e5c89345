import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { commandJson } from '../command-payload'
import type { OutboundCommand } from '../dialect'
import { isOneLevel } from '../own-device'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { commandTopic } from './topics'

const encoder = new TextEncoder()

/** `v1/sources/{source}/cmd/writedata`; a command without a mapping carries an empty one. */
export function encodeCommand(
  { externalId }: RegisteredDevice,
  command: Command,
): OutboundCommand | Rejection {
  if (!isOneLevel(externalId)) {
    return rejected(
      'topic',
      'name-not-valid',
      `The source's id ${quote(externalId)} cannot stand in a topic.`,
      'Give the device an id without / + and #.',
    )
  }
  const body = JSON.stringify({
    Topic: command.name,
    Mapping: command.mapping ?? '',
    Data: commandJson(command),
  })
  return { topic: commandTopic(externalId), payload: encoder.encode(body) }
}
