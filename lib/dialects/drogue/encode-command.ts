import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import { commandBytes } from '../command-payload'
import type { OutboundCommand } from '../dialect'
import { isOneLevel } from '../own-device'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { inboxTopic, namedInboxTopic } from './topics'

/** `command/inbox//{name}` for the device itself, `command/inbox/{device}/{name}` for its gateway; slashes are Capture's way of names. */
export function encodeCommand(
  { externalId }: RegisteredDevice,
  command: Command,
): OutboundCommand | Rejection {
  const topic = inboxTopic(command.name)
  const namedTopic = namedInboxTopic(externalId, command.name)
  const flaw = nameFlaw(externalId, command.name) ?? topicNameFlaw(topic) ?? topicNameFlaw(namedTopic)
  if (flaw) {
    return rejected(
      'topic',
      'name-not-valid',
      `The command's name ${quote(command.name)} cannot stand in a topic: ${flaw}.`,
      'Use a plain name, such as "restart".',
    )
  }
  return { topic, namedTopic, payload: commandBytes(command) }
}

function nameFlaw(externalId: string, name: string): string | undefined {
  if (!isOneLevel(externalId)) return "the device's own id is no topic level"
  return name.split('/').includes('') ? 'no level of the name is empty' : undefined
}
