/** Why a topic is none that this device may use: the first thing that is wrong with it, from left to right. */
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Mend, Rejection } from '@/lib/core/rejection'
import { isClaimed } from '../own-device'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { claimsOf } from './claims'
import { commandsAreOff } from './encode-command'
import { batchTopic, commandTopic, singleTopic } from './topics'

export function explain(
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): Rejection {
  const code = action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope'
  const corrected = correct(device, action, topic)
  if (action === 'subscribe' && corrected && !device.settings.sensocanCommands)
    return { ...commandsAreOff, stage: 'acl' }
  const fallback = action === 'publish' ? singleTopic(device, '{sensor slug}') : commandTopic(device, '#')
  const mend: Mend = corrected
    ? copyTopic(`Use ${quote(corrected)}.`, corrected)
    : subscribeMend(device, action, fallback)
  return rejected('acl', code, sentence(device, action, topic, registry), mend)
}

function subscribeMend(device: RegisteredDevice, action: 'publish' | 'subscribe', fallback: string): Mend {
  if (action === 'publish') return copyTopic("Publish to the topics on the device's page.", fallback)
  return device.settings.sensocanCommands
    ? copyTopic("Subscribe to the device's own commands.", fallback)
    : {
        sentence:
          'Do not subscribe: this device has nothing to receive while commands are turned off in its tenant.',
        action: { kind: 'change-setting', setting: 'sensocanCommands', value: true },
        others: [{ kind: 'copy-topic', topic: fallback }],
      }
}

function sentence(
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): string {
  const [root = '', tenant = '', word = '', id = '', kind = '', ...rest] = topic.split('/')
  if (topic.startsWith('/')) return 'The topic begins with a slash, which is an empty first level.'
  if (root === '$share') return 'Shared subscriptions are not for SensoCAN devices.'
  if (root === 'v1') return `"v1/..." is Capture's tree; the credential of this device is a SensoCAN one.`
  if (root === '+' || root === '#')
    return 'A SensoCAN device names its tenant and itself; wildcards there are refused.'
  if (root !== 'tenant') return `Topics of SensoCAN devices begin with "tenant", not with ${quote(root)}.`
  if (isWildcard(tenant) || isWildcard(id)) {
    return 'A SensoCAN device names its tenant and itself; wildcards there are refused.'
  }
  if (tenant !== String(device.tenantId)) {
    return `The topic names tenant ${quote(tenant)}, but this device belongs to tenant ${device.tenantId}.`
  }
  if (word !== 'device') return `The third level is ${quote(word)} and has to be "device".`
  if (id !== device.externalId) return wrongDevice(device, id, registry)
  if (action === 'subscribe') {
    return kind === 'command'
      ? `Commands are received at ${quote(commandTopic(device, '#'))}.`
      : 'A SensoCAN device receives only its commands, not the topics that it publishes to.'
  }
  if (kind === 'command') return 'A device does not publish to its own command topics.'
  if (kind === 'sensor' || kind === 'sensors') {
    return rest.length === 0
      ? `The topic ends at ${quote(kind)} and names no sensor.`
      : 'The topic has levels after the sensor.'
  }
  return kind === ''
    ? 'The topic ends in a slash.'
    : `The fifth level is ${quote(kind)} and has to be "sensor" or "sensors".`
}

function wrongDevice(device: RegisteredDevice, id: string, registry: Registry): string {
  if (id.toLowerCase() === device.externalId.toLowerCase()) {
    return "The device's id is written with other upper and lower case letters than its own."
  }
  const other = registry.device(id.toLowerCase())
  return other?.tenantId === device.tenantId
    ? `The topic is that of ${quote(other.name)}, another device of this tenant; a device speaks only for itself.`
    : `The topic names the device ${quote(id)}, but the credential is that of ${quote(device.externalId)}.`
}

const isWildcard = (level: string): boolean => level === '+' || level === '#'

/** The topic with this device's own tenant and id, and small slips mended; `undefined` where that is none of its own. */
function correct(
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
): string | undefined {
  const [root, , word, , ...rest] = topic.replace(/^\/+/, '').replace(/\/+$/, '').split('/')
  if (root?.toLowerCase() !== 'tenant' || word?.toLowerCase() !== 'device') return undefined
  const [kind, ...names] = rest
  const below = kind === undefined ? [] : [kind.toLowerCase(), ...names]
  const corrected = [batchTopic(device), ...below].join('/')
  if (action === 'subscribe') return below[0] === 'command' ? commandTopic(device, '#') : undefined
  return isClaimed(claimsOf(device).publish, corrected) ? corrected : undefined
}
