import type { Command } from '@/lib/core/command'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { topicNameFlaw } from '@/lib/core/topic'
import { commandJson } from '../command-payload'
import type { OutboundCommand } from '../dialect'
import { isOneLevel } from '../own-device'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { writtenTopic } from './topics'

const encoder = new TextEncoder()

/** A written property: the last level of the command's name, in lower case, and the value as JSON. */
export function encodeCommand(device: RegisteredDevice, command: Command): OutboundCommand | Rejection {
  const property = command.name.slice(command.name.lastIndexOf('/') + 1).toLowerCase()
  const topic = writtenTopic(device, property)
  const flaw = nameFlaw(device.externalId, property) ?? topicNameFlaw(topic)
  if (flaw) {
    return rejected(
      'topic',
      'name-not-valid',
      `The command's name ${quote(command.name)} names no property that can stand in a topic: ${flaw}.`,
      'Use the name of the property, such as "setpoint".',
    )
  }
  return { topic, payload: encoder.encode(JSON.stringify(commandJson(command))) }
}

function nameFlaw(externalId: string, property: string): string | undefined {
  if (!isOneLevel(externalId)) return "the device's own id is no topic level"
  return property === '' ? 'its last level is empty' : undefined
}
