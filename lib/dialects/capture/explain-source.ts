/** Why a topic is none that this source may use. */
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Mend, Rejection } from '@/lib/core/rejection'
import { filterCovers } from '@/lib/core/topic'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { commandTopic, fieldTopic, subtree } from './topics'

export function explainSource(
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): Rejection {
  const code = action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope'
  return rejected('acl', code, sentence(device, action, topic, registry), mend(device, action, topic))
}

function sentence(
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): string {
  const [version = '', root = '', source = ''] = topic.split('/')
  if (topic.startsWith('/')) return 'The topic begins with a slash, which is an empty first level.'
  if (version === '$share') return 'Shared subscriptions are not for sources.'
  if (version === '+' || version === '#' || root === '+' || root === '#') {
    return 'A source subscribes inside its own subtree only; wildcards above it are refused.'
  }
  if (version === 'tenant')
    return `"tenant/..." is SensoCAN's tree; the credential of this device is a Capture one.`
  if (version !== 'v1') return `Topics of a source begin with "v1/sources", not with ${quote(version)}.`
  if (root === 'raw') {
    return action === 'publish'
      ? 'The raw tree is written by the broker; a source publishes below its own "data/read".'
      : 'The raw tree is for users and API tokens; a source has no access to it.'
  }
  if (root !== 'sources')
    return `Topics of a source begin with "v1/sources", not with ${quote(`v1/${root}`)}.`
  if (source === '+' || source === '#')
    return 'A source names itself; a wildcard in place of its id is refused.'
  if (source === '') return 'The topic names no source.'
  if (source.toLowerCase() === device.externalId.toLowerCase()) {
    return "The source's id is written with other upper and lower case letters than its own."
  }
  const other = registry.device(source.toLowerCase())
  return other?.tenantId === device.tenantId
    ? `The topic is that of ${quote(other.name)}, another source of this tenant; a source speaks only for itself.`
    : `The topic names the source ${quote(source)}, but the credential is that of ${quote(device.externalId)}.`
}

function mend({ externalId }: RegisteredDevice, action: 'publish' | 'subscribe', topic: string): Mend {
  const corrected = correct(externalId, action, topic)
  if (corrected) return copyTopic(`Use ${quote(corrected)}.`, corrected)
  if (action === 'subscribe')
    return copyTopic('Subscribe to the commands of the source.', commandTopic(externalId))
  const pattern = { connection: '{connection}', measurement: '{measurement}', key: '{key}' }
  return copyTopic('Publish data below "data/read".', fieldTopic(externalId, pattern))
}

/** The same with the source's own id, or the data topic that stands for a raw one. */
function correct(externalId: string, action: 'publish' | 'subscribe', topic: string): string | undefined {
  const [version, root, third, ...below] = topic.replace(/^\/+/, '').split('/')
  if (version?.toLowerCase() !== 'v1') return undefined
  if (root === 'raw' && action === 'publish') {
    const [, connection, measurement, key, ...more] = below
    if (!connection || !measurement || !key || more.length > 0) return undefined
    return fieldTopic(externalId, { connection, measurement, key })
  }
  if (root?.toLowerCase() !== 'sources' || third === '#' || below.length === 0) return undefined
  const corrected = ['v1/sources', externalId, ...below].join('/')
  return filterCovers(subtree(externalId), corrected) ? corrected : undefined
}
