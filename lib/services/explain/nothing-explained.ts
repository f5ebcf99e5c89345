import type { ExplainedPattern, Explanation } from '@/lib/contract/explain'
import type { Rejection } from '@/lib/core/rejection'
import type { TopicPattern } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { MASKED_TOKEN } from '@/lib/dialects/thingscale/topics'
import { shownAccountTopic } from './account-topic'
import type { Asked } from './asked'
import { claimOf, patternOfClaim, rankPatterns } from './match-pattern'
import { viewRejection } from './view-rejection'

/** The answer about a topic before anything is judged: all that a publish and a subscription have in common. */
export function nothingExplained(asked: Asked, action: Explanation['action']): Explanation {
  const { principal, devices, topic, version, qos } = asked
  const patterns = dialectOf(principal.dialect)
    .patterns(principal, devices)
    .filter((pattern) => pattern.action === action)
  return {
    principal: {
      kind: kindOf(asked),
      name: principal.name,
      dialect: principal.dialect,
      companyId: 'companyId' in principal ? principal.companyId : null,
      tenantId: 'tenantId' in principal ? principal.tenantId : null,
    },
    action,
    topic: shownTopic(asked),
    version,
    qos,
    outcome: 'refused',
    sentence: '',
    claim: null,
    grammar: grammarOf(asked, patterns, topic),
    rejections: [],
    notes: [],
    readings: [],
    moreReadings: 0,
    newDevice: null,
    rawTree: [],
    eventsStructured: [],
    eventsBinary: [],
    routedTo: null,
    commands: [],
    subscription: null,
    told: '',
  }
}

/** Refused for one reason. */
export const refusedWith = (explained: Explanation, rejection: Rejection, told: string): Explanation => ({
  ...explained,
  sentence: rejection.sentence,
  rejections: [viewRejection(rejection)],
  told,
})

/** Where what is granted is wider than each form, the grant itself is the form. */
export function grantedGrammar(
  asked: Asked,
  { grammar, action }: Explanation,
  topic: string,
  claims: readonly string[],
): Pick<Explanation, 'claim' | 'grammar'> {
  const claim = claimOf(claims, topic) ?? null
  if (claim === null || grammar.best?.fits) return { claim, grammar }
  const [best] = grammarLevels(asked, rankPatterns([patternOfClaim(claim, action)], topic))
  const others = grammar.best ? [grammar.best, ...grammar.others] : grammar.others
  return { claim, grammar: { best: best ?? null, others } }
}

function grammarOf(asked: Asked, patterns: readonly TopicPattern[], topic: string): Explanation['grammar'] {
  const [best = null, ...others] = grammarLevels(asked, rankPatterns(patterns, topic))
  return { best, others }
}

/** A ThingScale account's token stands before each form. */
function grammarLevels(
  { principal, topic }: Asked,
  ranked: readonly ExplainedPattern[],
): readonly ExplainedPattern[] {
  if (principal.kind !== 'account') return ranked
  const isForeign = topic.startsWith(`${MASKED_TOKEN}/`)
  return ranked.map((pattern) => withToken(pattern, isForeign))
}

function withToken(pattern: ExplainedPattern, isForeign: boolean): ExplainedPattern {
  const shown = shownAccountTopic(pattern.topic)
  const [expected = ''] = shown.split('/')
  return {
    ...pattern,
    topic: shown,
    fits: pattern.fits && !isForeign,
    levels: [
      {
        name: 'device token',
        expected,
        given: isForeign ? MASKED_TOKEN : expected,
        fits: !isForeign,
        isOptional: false,
        isRest: false,
      },
      ...pattern.levels,
    ],
  }
}

const shownTopic = ({ principal, topic }: Asked): string =>
  principal.kind === 'account' ? shownAccountTopic(topic) : topic

/** The lab's clients are not explained. */
const kindOf = ({ principal: { kind } }: Asked): Explanation['principal']['kind'] =>
  kind === 'lab' ? 'tenant-user' : kind
