import type { Rejection } from '@/lib/core/rejection'
import { pathNameFlaw } from '../path-name'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { type ChannelTopic, channelTopic, parseChannelTopic } from './topics'

/** First levels that mean something else on this broker; a message there was meant for another place. */
const reserved: Readonly<Record<string, string>> = {
  command: 'A device receives its commands below "command/inbox" and sends none',
  app: 'Events of an application are written by the broker',
  a: 'Events of an application are written by the broker',
  application: 'Events of an application are written by the broker',
  v1: 'The trees below "v1" are Capture\'s',
}

/** `<channel>` or `<channel>/<device>`, or why the topic is neither. */
export function readChannelTopic(topic: string): ChannelTopic | Rejection {
  const parsed = parseChannelTopic(topic)
  if (!parsed) return notInGrammar('The topic has more levels than a channel and a device.', topic)
  const { channel, device } = parsed
  if (channel === '') return notInGrammar('The first level is empty, so that no channel is named.', topic)
  const other = Object.hasOwn(reserved, channel) ? reserved[channel] : undefined
  if (other) return notInGrammar(`${other}; ${quote(channel)} is no channel.`, '{channel}')
  if (device === '') return notInGrammar('The topic ends in a slash and names no device.', channel)
  return pathNameFlaw(channel, 'channel') ?? parsed
}

function notInGrammar(sentence: string, topic: string): Rejection {
  const [channel = '{channel}'] = topic.split('/').filter((level) => level !== '' && !level.startsWith('$'))
  return rejected(
    'topic',
    'topic-not-in-grammar',
    sentence,
    copyTopic(
      'Publish to the channel alone, or as a gateway to the channel and the device.',
      channelTopic({ channel }),
    ),
  )
}
