/** Why a topic is none that this device may use. */
import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { readChannelTopic } from './read-channel-topic'
import { speaksFor } from './speaks-for'
import { channelTopic, eventForm, INBOX, inboxTopic, namedInboxTopic, parseInboxFilter } from './topics'

export const explainDevice = (
  device: RegisteredDevice,
  action: 'publish' | 'subscribe',
  topic: string,
  registry: Registry,
): Rejection => (action === 'publish' ? explainPublish(topic) : explainSubscribe(device, topic, registry))

function explainPublish(topic: string): Rejection {
  const [first = '', second] = topic.split('/')
  if (first.startsWith('$')) {
    return outOfScope('publish', 'A channel does not begin with $.', channelTopic({ channel: '{channel}' }))
  }
  if (first === 'command' && second === 'inbox') {
    return outOfScope(
      'publish',
      'A device receives its commands below "command/inbox" and sends none.',
      channelTopic({ channel: '{channel}' }),
    )
  }
  if (first === 'tenant') {
    return outOfScope(
      'publish',
      `"tenant/..." is SensoCAN's tree; the credential of this device is a Drogue one.`,
      channelTopic({ channel: '{channel}' }),
    )
  }
  const read = readChannelTopic(topic)
  const { sentence, mend } = isRejection(read) ? read : { sentence: 'The topic is outside the device.' }
  return rejected('acl', 'publish-out-of-scope', sentence, mend)
}

function explainSubscribe(device: RegisteredDevice, filter: string, registry: Registry): Rejection {
  const asked = parseInboxFilter(filter)
  if (asked?.kind === 'named' && !/[+#]/.test(asked.device)) {
    const other = speaksFor(device, asked.device, registry)
    if (isRejection(other)) {
      const code = other.code === 'unknown-device' ? other.code : 'subscribe-out-of-scope'
      return { ...other, stage: 'acl', code, mend: copyTopic('Subscribe to all that arrives.', INBOX) }
    }
  }
  return outOfScope('subscribe', subscribeSentence(filter), mended(device, filter, registry))
}

function subscribeSentence(filter: string): string {
  const [first = '', second] = filter.split('/')
  if (first === '') return 'The filter begins with a slash, which is an empty first level.'
  if (first === '$share') return 'Shared subscriptions are for back ends; a device reads its own inbox.'
  if (first === '+' || first === '#')
    return 'A device subscribes below "command/inbox"; wildcards above it are refused.'
  if (eventForm(first)) return 'Events are for back ends; a device receives its commands only.'
  if (first !== 'command' || second !== 'inbox') {
    return `Commands arrive below "command/inbox", and ${quote(filter)} is another place.`
  }
  return 'The inbox takes "command/inbox/#", "command/inbox/+/#", "command/inbox//#" and "command/inbox/<device>/#" alone.'
}

/** The nearest of the forms that are taken. */
function mended(device: RegisteredDevice, filter: string, registry: Registry): string {
  const [first, inbox, other, name] = filter.split('/')
  if (first !== 'command' || inbox !== 'inbox' || other === undefined || name === undefined) return INBOX
  if (other === '') return inboxTopic('#')
  const isRefused = /[+#]/.test(other) || isRejection(speaksFor(device, other, registry))
  return isRefused ? INBOX : namedInboxTopic(other, '#')
}

const outOfScope = (action: 'publish' | 'subscribe', sentence: string, topic: string): Rejection =>
  rejected(
    'acl',
    action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
    sentence,
    copyTopic(action === 'publish' ? 'Publish to a channel.' : `Subscribe to ${quote(topic)}.`, topic),
  )
