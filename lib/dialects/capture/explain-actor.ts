/** Why a topic is none that a user or an API token may use. What it does not see is not told to exist. */
import type { Reach } from '@/lib/core/actor'
import type { ActorPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { Permission } from '@/lib/core/roles'
import { encodeLevel } from '@/lib/core/topic'
import { missingPermission } from '../missing-permission'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { logsTree, rawTree } from './claims'
import { commandTopic, parseSourceTopic } from './topics'

export const explainActor = (
  principal: ActorPrincipal,
  action: 'publish' | 'subscribe',
  topic: string,
): Rejection => (action === 'publish' ? explainPublish(principal, topic) : explainSubscribe(principal, topic))

function explainPublish(principal: ActorPrincipal, topic: string): Rejection {
  const parsed = parseSourceTopic(topic)
  if (parsed?.form === 'command') return missingPermission(principal, 'send:commands')
  const sentence = publishSentence(topic, parsed !== undefined)
  const corrected =
    parsed && parsed.source.length > 0 ? commandTopic(parsed.source) : commandTopic('{source}')
  return rejected(
    'acl',
    'publish-out-of-scope',
    sentence,
    copyTopic('Send commands to "cmd/writedata" of their source.', corrected),
  )
}

function publishSentence(topic: string, isOfSource: boolean): string {
  if (topic.startsWith('v1/raw/')) return 'The raw tree is written by the broker only.'
  if (topic.startsWith('v1/logs/')) return 'Live Logs are written by the broker only.'
  if (!isOfSource) return 'A user account publishes commands only, and this topic is none of a source.'
  return topic.split('/')[3] === 'data'
    ? 'A user account never publishes data: only the source itself does, with its own credential.'
    : 'A user account publishes to "cmd/writedata" of a source, and nowhere else below it.'
}

function explainSubscribe(principal: ActorPrincipal, topic: string): Rejection {
  const [version = '', tree = '', company = ''] = topic.split('/')
  if (version === 'v1' && (tree === 'raw' || tree === 'logs'))
    return explainTree(principal, tree, company, topic)
  return outside(principal, subscribeSentence(topic, version, tree), topic)
}

function subscribeSentence(topic: string, version: string, tree: string): string {
  if (topic.startsWith('/')) return 'The topic begins with a slash, which is an empty first level.'
  if (version === '$share') return 'Shared subscriptions of the raw tree are not offered.'
  if (['+', '#'].includes(version) || (version === 'v1' && ['+', '#'].includes(tree))) {
    return 'Wildcards are allowed from the source level down, after "v1/raw" and the exact name of the company.'
  }
  if (version === 'v1' && tree === 'sources') {
    return 'Topics below "v1/sources" are for the source itself; a user account reads the raw tree.'
  }
  return 'A user account subscribes to the raw tree of its company, and this topic is another.'
}

function explainTree(
  principal: ActorPrincipal,
  tree: 'raw' | 'logs',
  company: string,
  topic: string,
): Rejection {
  const permission: Permission = tree === 'raw' ? 'read:telemetry' : 'read:logs'
  const own = principal.actor.reaches.find((reach) => encodeLevel(reach.companyName) === company)
  if (own && tree === 'logs' && principal.kind === 'user') {
    return rejected(
      'acl',
      'subscribe-out-of-scope',
      'Live Logs over MQTT are for API tokens; people read them in the console.',
      'Connect with an API token that has the scope "read:logs".',
    )
  }
  if (own && !own.permissions.includes(permission)) return missingPermission(principal, permission)
  return outside(principal, companySentence(principal.actor.reaches, company), topic)
}

function companySentence(reaches: readonly Reach[], company: string): string {
  if (company === '+' || company === '#')
    return 'The company has to be named exactly; a wildcard in its place is refused.'
  if (company === '') return 'The topic names no company.'
  const alike = reaches.find(({ companyName }) => fold(encodeLevel(companyName)) === fold(company))
  if (alike)
    return `${quote(company)} is not written as the company is: ${quote(encodeLevel(alike.companyName))}.`
  return `${quote(company)} is no company that this account belongs to.`
}

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]|%20/g, '')

/** The mend names the same place in the account's own company, where it has one. */
function outside({ kind, actor }: ActorPrincipal, sentence: string, topic: string): Rejection {
  const [version, tree, , ...below] = topic.split('/')
  const isLogs = version === 'v1' && tree === 'logs' && kind === 'api-token'
  const permission: Permission = isLogs ? 'read:logs' : 'read:telemetry'
  const own = actor.reaches.find((reach) => reach.permissions.includes(permission))
  if (!own) {
    return rejected(
      'acl',
      'subscribe-out-of-scope',
      sentence,
      `Ask an administrator for "${permission}" in a company.`,
    )
  }
  const whole = isLogs ? logsTree(own.companyName) : rawTree(own.companyName)
  const isPlace = version === 'v1' && (tree === 'raw' || isLogs) && below.length > 0
  const corrected = isPlace ? `${whole.slice(0, -1)}${below.join('/')}` : whole
  return rejected('acl', 'subscribe-out-of-scope', sentence, copyTopic(`Use ${quote(corrected)}.`, corrected))
}
