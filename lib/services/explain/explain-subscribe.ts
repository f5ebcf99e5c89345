import { buildGrant } from '@/lib/access/grant'
import type { Explanation } from '@/lib/contract/explain'
import { topicFilterFlaw } from '@/lib/core/topic'
import { rejected } from '@/lib/dialects/rejected'
import {
  type GrantedSubscription,
  judgeSubscription,
  type RefusedSubscription,
} from '../messages/judge-subscription'
import type { Asked } from './asked'
import { grantedGrammar, nothingExplained, refusedWith } from './nothing-explained'

export function explainSubscribe(asked: Asked): Explanation {
  const { principal, devices, topic: filter, version, qos, contentMode } = asked
  const flaw = topicFilterFlaw(filter)
  if (flaw) {
    const rejection = rejected(
      'topic',
      'topic-not-in-grammar',
      `This is no topic filter of MQTT: ${flaw}.`,
      'Correct the filter.',
    )
    return refusedWith(nothingExplained(asked, 'subscribe'), rejection, 'the connection is closed')
  }
  const grant = buildGrant(principal, devices, () => undefined)
  const userProperties = contentMode === undefined ? undefined : { 'content-mode': contentMode }
  const judged = judgeSubscription(principal, grant, { filter, qos, version, userProperties }, devices)
  if (!('granted' in judged)) return explainRefused(asked, judged)
  // The forms are of what is subscribed to, whoever shares it.
  const inner = { ...asked, topic: judged.filter }
  const explained = {
    ...nothingExplained(inner, 'subscribe'),
    topic: nothingExplained(asked, 'subscribe').topic,
  }
  return {
    ...explained,
    ...grantedGrammar(inner, explained, judged.filter, grant.claims.subscribe),
    outcome: 'accepted',
    sentence: grantedSentence(judged),
    notes: [...notesOf(asked, judged)],
    subscription: {
      reasonCode: judged.granted,
      isGranted: true,
      filter: judged.filter,
      group: judged.group ?? null,
      events: judged.event ? { application: judged.event.application, mode: judged.event.mode } : null,
      endsConnection: false,
    },
    told: `SUBACK ${hex(judged.granted)}`,
  }
}

function explainRefused(
  asked: Asked,
  { reasonCode, rejection, costsConnection }: RefusedSubscription,
): Explanation {
  const told = `SUBACK ${hex(reasonCode)}${costsConnection ? ', then the connection is closed' : ''}`
  return {
    ...refusedWith(nothingExplained(asked, 'subscribe'), rejection, told),
    subscription: {
      reasonCode,
      isGranted: false,
      filter: asked.topic,
      group: null,
      events: null,
      endsConnection: costsConnection,
    },
  }
}

function grantedSentence({ granted, group, event }: GrantedSubscription): string {
  const shared = group === undefined ? '' : `, shared in the group "${group}"`
  const what = event ? `the events of "${event.application}" arrive in ${event.mode} mode` : 'it is granted'
  return `At QoS ${granted} ${what}${shared}.`
}

function* notesOf({ qos, version, contentMode }: Asked, judged: GrantedSubscription): Generator<string> {
  if (judged.note) yield judged.note.sentence
  if (judged.granted < qos)
    yield `QoS ${qos} was asked for; QoS ${judged.granted} is the most that is granted here.`
  if (contentMode !== undefined && version !== 5)
    yield 'User properties are of MQTT 5: in this version "content-mode" cannot be sent.'
}

const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`
