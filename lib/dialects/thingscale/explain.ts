/** Why a topic is none that a ThingScale account may use; topics stand here without the token in front. */
import type { Rejection } from '@/lib/core/rejection'
import { isClaimed } from '../own-device'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { withReason } from './reasons'
import { dataForms, dataTopic, hasForeignToken, MASKED_TOKEN, TOKEN_SHOWN, withTokenShown } from './topics'

export function explain(action: 'publish' | 'subscribe', topic: string): Rejection {
  if (hasForeignToken(topic)) return wrongToken(action, topic)
  return action === 'publish' ? explainPublish(topic) : explainSubscribe(topic)
}

/** The token that stood there is not shown: it may be somebody's. */
function wrongToken(action: 'publish' | 'subscribe', topic: string): Rejection {
  const below = topic.slice(MASKED_TOKEN.length + 1)
  const corrected = action === 'publish' && isClaimed(publishable, below) ? below : fallback[action]
  return withReason(
    'AUTH_REQUIRED',
    rejected(
      'acl',
      'wrong-token-in-topic',
      `The ${action === 'publish' ? 'topic' : 'filter'} does not begin with the DEVICE_TOKEN of this connection.`,
      copyTopic(
        'Begin it with the DEVICE_TOKEN that is the password of the connection.',
        withTokenShown(corrected),
      ),
    ),
  )
}

function explainPublish(topic: string): Rejection {
  const corrected = correct(topic)
  return rejected(
    'acl',
    'publish-out-of-scope',
    publishSentence(topic),
    copyTopic(
      corrected === undefined
        ? 'Publish to "json" or "binary", then the device id, then a tag or nothing.'
        : `Use ${quote(withTokenShown(corrected))}.`,
      withTokenShown(corrected ?? fallback.publish),
    ),
  )
}

function publishSentence(topic: string): string {
  const [form = '', device, , ...more] = topic.split('/')
  if (dataForms.some((word) => word === form)) {
    if (device === undefined) return `The topic ends at ${quote(form)} and names no device.`
    return more.length > 0
      ? 'The topic has levels after the tag.'
      : 'The topic is none that data is published to.'
  }
  if (topic.split('/')[1] === 'subscribe')
    return `${quote(topic)} carries commands: only the platform publishes there.`
  if (form === '') return 'The level after the token is empty and has to be "json" or "binary".'
  return `The level after the token is ${quote(form)} and has to be "json" or "binary".`
}

function explainSubscribe(filter: string): Rejection {
  return rejected(
    'acl',
    'subscribe-out-of-scope',
    filter.startsWith('$share/')
      ? 'Shared subscriptions are not for ThingScale accounts.'
      : `Only topics below the connection's own DEVICE_TOKEN are received, and none that begins with "$".`,
    copyTopic(`Subscribe within "${TOKEN_SHOWN}/#".`, withTokenShown(fallback.subscribe)),
  )
}

const publishable = dataForms.flatMap((form) => [`${form}/+`, `${form}/+/+`])
const fallback = { publish: dataTopic({ form: 'json', device: '{device id}' }), subscribe: '#' } as const

/** Slips that are plain to see: slashes in front, the first word in capitals, a slash after the tag. */
function correct(topic: string): string | undefined {
  const [form = '', ...rest] = topic.replace(/^\/+/, '').replace(/\/+$/, '').split('/')
  const corrected = [form.toLowerCase(), ...rest].join('/')
  return isClaimed(publishable, corrected) ? corrected : undefined
}

export const noAccount = (action: 'publish' | 'subscribe'): Rejection =>
  withReason(
    'AUTH_REQUIRED',
    rejected(
      'acl',
      action === 'publish' ? 'publish-out-of-scope' : 'subscribe-out-of-scope',
      'This connection is no ThingScale account: devices of this dialect have no credential of their own.',
      'Connect with the ThingScale id of the account and its DEVICE_TOKEN.',
    ),
  )
