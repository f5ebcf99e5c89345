import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import { commandBytes } from '../command-payload'
import type { OutboundCommand } from '../dialect'
import { isOneLevel } from '../own-device'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { commandTopic } from './topics'

/** `command/{device}/{name}` in the tenant's namespace, the payload untouched; a name may have several levels. */
export function encodeCommand(device: RegisteredDevice, command: Command): OutboundCommand | Rejection {
  const topic = commandTopic(device, command.name)
  const flaw = nameFlaw(device.externalId, command.name) ?? topicNameFlaw(topic)
  if (flaw) {
    return rejected(
      'topic',
      'name-not-valid',
      `The command's name ${quote(command.name)} cannot stand in a topic: ${flaw}.`,
      'Use a plain name, such as "restart".',
    )
  }
  return { topic, payload: commandBytes(command) }
}

function nameFlaw(externalId: string, name: string): string | undefined {
  if (!isOneLevel(externalId)) return "the device's own id is no topic level"
  if (name.length === 0) return 'it is empty'
  return name.isWellFormed() ? undefined : 'it holds half of a character'
}
