/** Why a topic is none of a tenant's plain namespace: it begins with `$`, or the lab listener refuses it. */
import type { Registry } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { filterCovers } from '@/lib/core/topic'
import type { Served } from '../dialect'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { isInNamespace } from './claims'

export function explain(
  principal: Served,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): Rejection {
  const code = action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope'
  if (!isInNamespace(principal, registry)) {
    return rejected(
      'acl',
      code,
      'This connection is in no plain namespace.',
      'Connect with a plain credential of a device or user of the tenant.',
    )
  }
  const denied =
    action === 'subscribe' && principal.kind === 'lab'
      ? principal.denied.find((filter) => filterCovers(filter, topic))
      : undefined
  if (denied !== undefined) {
    return rejected(
      'acl',
      code,
      `The lab listener refuses subscriptions to ${quote(denied)}.`,
      'Take the filter out of MQTT_LAB_DENY, or subscribe to another.',
    )
  }
  const without = topic.replace(/^\$+/, '')
  return rejected(
    'acl',
    code,
    sentence(action, topic),
    filterCovers('#', without) && without.length > 0
      ? copyTopic(`Leave the "$" out: ${quote(without)}.`, without)
      : 'Use a topic that does not begin with "$".',
  )
}

function sentence(action: 'publish' | 'subscribe', topic: string): string {
  if (topic.startsWith('$SYS/')) return '"$SYS/..." is not served: the state of the broker is in its console.'
  return action === 'publish'
    ? 'The topic begins with "$"; such topics are the broker\'s own.'
    : 'The filter begins with "$"; such topics are the broker\'s own.'
}
