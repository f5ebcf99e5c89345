/** Why a topic is none that this device may use: the first thing that is wrong with it, from left to right. */
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Mend, Rejection } from '@/lib/core/rejection'
import { filterCovers } from '@/lib/core/topic'
import { isClaimed } from '../own-device'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { claimsOf } from './claims'
import { feedTopic, inboxFilter, propertyTopic } from './topics'

type Action = 'publish' | 'subscribe'

export function explain(
  device: RegisteredDevice,
  action: Action,
  topic: string,
  registry: Registry,
): Rejection {
  const code = action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope'
  return rejected('acl', code, sentence(device, action, topic, registry), mend(device, action, topic))
}

function sentence(device: RegisteredDevice, action: Action, topic: string, registry: Registry): string {
  const [root = '', data = '', way = '', word = '', id = '', ...below] = topic.split('/')
  if (topic.startsWith('/')) return 'The topic begins with a slash, which is an empty first level.'
  if (root === '$share') return 'Shared subscriptions are not for Connio devices.'
  if (isWildcard(root)) return noWildcard
  if (root !== 'connio') return `Topics of Connio devices begin with "connio", not with ${quote(root)}.`
  if ([data, way, word, id].some(isWildcard)) return noWildcard
  if (data !== 'data') return `The second level is ${quote(data)} and has to be "data".`
  const wanted = action === 'publish' ? 'out' : 'in'
  if (way !== wanted) {
    if (way !== 'in' && way !== 'out') return `The third level is ${quote(way)} and has to be "${wanted}".`
    return action === 'publish'
      ? 'What stands below "connio/data/in" is written to the device; it publishes below "connio/data/out".'
      : 'A Connio device receives only what is written to it, below "connio/data/in".'
  }
  if (word !== 'devices') return `The fourth level is ${quote(word)} and has to be "devices".`
  if (id !== device.externalId) return wrongDevice(device, id, registry)
  const [kind = '', ...names] = below
  if (kind === 'json') return 'The topic has levels after "json".'
  if (kind !== 'properties') return `The sixth level is ${quote(kind)} and has to be "properties" or "json".`
  return names.length === 0
    ? 'The topic ends at "properties" and names none.'
    : 'The topic has levels after the property.'
}

const isWildcard = (level: string): boolean => level === '+' || level === '#'

const noWildcard = 'A Connio device names itself; wildcards before its id, or in place of it, are refused.'

function wrongDevice(device: RegisteredDevice, id: string, registry: Registry): string {
  if (id === '') return 'The topic names no device.'
  if (id.toLowerCase() === device.externalId.toLowerCase()) {
    return "The device's id is written with other upper and lower case letters than its own."
  }
  const other = registry.deviceNamed(device.tenantId, id)
  return other
    ? `The topic is that of ${quote(other.name)}, another device of this tenant; a device speaks only for itself.`
    : `The topic names the device ${quote(id)}, but the credential is that of ${quote(device.externalId)}.`
}

function mend(device: RegisteredDevice, action: Action, topic: string): Mend {
  const corrected = correct(device, action, topic)
  if (corrected) return copyTopic(`Use ${quote(corrected)}.`, corrected)
  return action === 'publish'
    ? copyTopic('Publish a value to the topic of its property.', propertyTopic(device, '{property}'))
    : copyTopic('Subscribe to what is written to the device.', inboxFilter(device))
}

/** The topic with this device's own id, and small slips mended; `undefined` where that is none of its own. */
function correct(device: RegisteredDevice, action: Action, topic: string): string | undefined {
  const [root, data, way, word, , ...below] = topic.replace(/^\/+/, '').replace(/\/+$/, '').split('/')
  const isOurs = root?.toLowerCase() === 'connio' && data?.toLowerCase() === 'data'
  if (!isOurs || word?.toLowerCase() !== 'devices' || !/^(?:in|out)$/i.test(way ?? '')) return undefined
  const own =
    action === 'publish' ? feedTopic(device).slice(0, -'/json'.length) : inboxFilter(device).slice(0, -2)
  const [kind = '', ...names] = below
  const corrected = [own, kind.toLowerCase(), ...names.map((name) => name.toLowerCase())].join('/')
  const claims = claimsOf(device)
  const fits =
    action === 'publish'
      ? isClaimed(claims.publish, corrected)
      : kind !== '' && claims.subscribe.some((claim) => filterCovers(claim, corrected))
  return fits ? corrected : undefined
}
