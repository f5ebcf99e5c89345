/** The forms of topic that `actorClaims` allows, told company by company and application by application. */
import type { Reach } from '@/lib/core/actor'
import type { ActorPrincipal, AnonymousPrincipal, Application } from '@/lib/core/principal'
import type { Permission } from '@/lib/core/roles'
import { encodeLevel } from '@/lib/core/topic'
import type { TopicPattern } from '../dialect'
import { applicationsWith } from '../drogue/applications'
import { eventForms } from '../drogue/topics'
import { fixedLevels } from '../fixed-levels'

export function actorPatterns(principal: ActorPrincipal | AnonymousPrincipal): readonly TopicPattern[] {
  if (principal.kind === 'anonymous') return principal.applications.flatMap(events)
  const reaches = (permission: Permission) =>
    principal.actor.reaches.filter((reach) => reach.permissions.includes(permission))
  return [
    ...(reaches('send:commands').length > 0 ? [writeData] : []),
    ...applicationsWith(principal, 'send:commands').map(command),
    ...reaches('read:telemetry').map(rawTree),
    ...(principal.kind === 'api-token' ? reaches('read:logs').map(logsTree) : []),
    ...applicationsWith(principal, 'read:telemetry').flatMap(events),
  ]
}

const writeData: TopicPattern = {
  label: 'A command, as Capture has it',
  action: 'publish',
  levels: [...fixedLevels('v1/sources'), { name: 'source' }, ...fixedLevels('cmd/writedata')],
}

const command = ({ application }: Application): TopicPattern => ({
  label: `A command to a device of ${application}`,
  action: 'publish',
  levels: [
    ...fixedLevels('command'),
    { name: 'application', value: application },
    { name: 'device' },
    { name: 'command' },
  ],
})

const rawTree = ({ companyName }: Reach): TopicPattern => ({
  label: `Readings of ${companyName}`,
  action: 'subscribe',
  levels: [
    ...fixedLevels('v1/raw'),
    { name: 'company', value: encodeLevel(companyName) },
    { name: 'source, connection, measurement and key', isRest: true },
  ],
})

const logsTree = ({ companyName }: Reach): TopicPattern => ({
  label: `Live Logs of ${companyName}`,
  action: 'subscribe',
  levels: [
    ...fixedLevels('v1/logs'),
    { name: 'company', value: encodeLevel(companyName) },
    { name: 'source, tenant and kind', isRest: true },
  ],
})

/** Shared subscriptions take the same topics behind `$share/<group>/`. */
const events = ({ application }: Application): readonly TopicPattern[] =>
  eventForms.map((form) => ({
    label: `Events of ${application}`,
    action: 'subscribe',
    levels: [...fixedLevels(form), { name: 'application', value: application }],
  }))
