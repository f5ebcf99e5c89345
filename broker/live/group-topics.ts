/** Shared subscriptions inside the broker: one filter a member, so that a group knows its members. */
import { encodeLevel } from '@/lib/core/topic'
import { EVENT_ROOT, parseEventTopic } from './event-topics'

const GROUP_ROOT = '$group/'
const LEVELS = 4

export interface GroupFilter {
  /** Group and filter together: members of one share what matches. */
  readonly key: string
  /** Session key of the member. */
  readonly member: string
  /** The filter, as it is routed. */
  readonly filter: string
  /** What stood before it: `$share/<group>/`. */
  readonly shownPrefix: string
}

/** `scope` keeps apart groups of one name whose members do not see the same. */
export const groupFilter = (sessionKey: string, scope: string, group: string, routed: string): string =>
  `${GROUP_ROOT}${[sessionKey, scope, group].map(encodeLevel).join('/')}/${routed}`

export function parseGroupFilter(routed: string): GroupFilter | undefined {
  if (!routed.startsWith(GROUP_ROOT)) return undefined
  const levels = routed.split('/')
  const [, member, scope, group] = levels
  const filter = levels.slice(LEVELS).join('/')
  if (member === undefined || scope === undefined || group === undefined) return undefined
  const event = parseEventTopic(filter)
  return {
    // Events of one application are one thing to share, in whatever mode and form.
    key: `${scope}/${group}/${event ? EVENT_ROOT + event.application : filter}`,
    member: decodeURIComponent(member),
    filter,
    shownPrefix: `$share/${decodeURIComponent(group)}/`,
  }
}

/** The filter below the group, where there is one. */
export const ungrouped = (routed: string): string => parseGroupFilter(routed)?.filter ?? routed
