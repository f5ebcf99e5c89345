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

/** `tenant/{t}/device/{d}/command/{name}`: a string as its bare text, anything else as JSON. */
export function encodeCommand(device: RegisteredDevice, command: Command): OutboundCommand | Rejection {
  const { name } = command
  if (!device.settings.sensocanCommands) return commandsAreOff
  const topic = commandTopic(device, name)
  const flaw = nameFlaw(device.externalId, name) ?? topicNameFlaw(topic)
  if (flaw) {
    return rejected(
      'topic',
      'name-not-valid',
      `The command's name ${quote(name)} cannot stand in a topic: ${flaw}.`,
      'Use a plain name, such as "restart".',
    )
  }
  return { topic, payload: commandBytes(command) }
}

function nameFlaw(externalId: string, name: string): string | undefined {
  if (!isOneLevel(externalId)) return "the device's own id is no topic level"
  return name.split('/').includes('') ? 'no level of the name is empty' : undefined
}

export const commandsAreOff: Rejection = rejected(
  'topic',
  'command-not-enabled',
  'Commands to SensoCAN devices are turned off in this tenant.',
  {
    sentence: 'Turn "Commands to SensoCAN devices" on in the settings of the tenant.',
    action: { kind: 'change-setting', setting: 'sensocanCommands', value: true },
  },
)
