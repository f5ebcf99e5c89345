/** Why a topic is none of the events or commands that somebody may reach. What is out of sight is not told to exist. */
import type { ActorPrincipal, AnonymousPrincipal, Application } from '@/lib/core/principal'
import type { Mend, Rejection } from '@/lib/core/rejection'
import { missingPermission } from '../missing-permission'
import { nearest } from '../nearest'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { applicationsWith } from './applications'
import { readEventFilter } from './read-event-filter'
import { commandTopic, eventForm, eventTopic } from './topics'

type Reader = ActorPrincipal | AnonymousPrincipal

export const explainActor = (principal: Reader, action: 'publish' | 'subscribe', topic: string): Rejection =>
  action === 'publish' ? explainPublish(principal, topic) : explainSubscribe(principal, topic)

function explainPublish(principal: Reader, topic: string): Rejection {
  if (principal.kind === 'anonymous') {
    return rejected(
      'acl',
      'publish-out-of-scope',
      'Anonymous clients read events and publish nothing.',
      'Connect with a user name and an API key to send commands.',
    )
  }
  const [root = '', application = '', device, name, ...more] = topic.split('/')
  const mend = publishMend(principal, topic)
  if (root === 'command' && device !== undefined && name !== undefined && more.length === 0) {
    return isKnown(principal, application)
      ? missingPermission(principal, 'send:commands')
      : rejected('acl', 'unknown-application', unknownSentence(principal, application), mend)
  }
  return rejected('acl', 'publish-out-of-scope', publishSentence(root), mend)
}

function publishSentence(root: string): string {
  if (root === 'command') return "A command's topic has four levels, and this one has other levels."
  if (eventForm(root)) return 'Events of an application are written by the broker only.'
  return 'Back ends publish commands only, and this topic is none of a command.'
}

/** What of the topic can stay does. */
function publishMend(principal: ActorPrincipal, topic: string): Mend | string {
  const [root, named = '', device, name] = topic.split('/')
  const application = meant(named, namesOf(applicationsWith(principal, 'send:commands')))
  if (application === undefined) return NO_APPLICATION
  const isCommand = root === 'command'
  const corrected = commandTopic({
    application,
    device: (isCommand && device) || '{device}',
    name: (isCommand && name) || '{command}',
  })
  return copyTopic(`Publish commands to ${quote(corrected)}.`, corrected)
}

function explainSubscribe(principal: Reader, filter: string): Rejection {
  const read = readEventFilter(filter)
  const mend = subscribeMend(principal, filter)
  switch (read.kind) {
    case 'refused':
      return rejected('acl', read.rejection.code, read.rejection.sentence, mend)
    case 'event':
      return principal.kind !== 'anonymous' && isKnown(principal, read.application)
        ? missingPermission(principal, 'read:telemetry')
        : rejected('acl', 'unknown-application', unknownSentence(principal, read.application), mend)
    case 'other': {
      const [first = ''] = filter.split('/')
      const code = first === '+' || first === '#' ? 'wildcard-not-allowed' : 'subscribe-out-of-scope'
      return rejected('acl', code, otherSentence(principal, first), mend)
    }
  }
}

function otherSentence({ kind }: Reader, first: string): string {
  if (first === '+' || first === '#')
    return 'Wildcards are refused: events are subscribed to application by application.'
  if (first === 'command') return 'Commands are received by their devices; a back end publishes them only.'
  return kind === 'anonymous'
    ? 'Anonymous clients read events of the applications that are opened to them, and this topic is another.'
    : 'Events stand at "app/<application>", and this topic is another.'
}

/** The same filter for an application that may be read: in its group, where it names one. */
function subscribeMend(principal: Reader, filter: string): Mend | string {
  const [share, group = '', ...inner] = filter.split('/')
  const isShared = share === '$share' && group !== '' && !/[+#]/.test(group)
  const [root = '', named = ''] = share === '$share' ? inner : filter.split('/')
  const readable =
    principal.kind === 'anonymous' ? principal.applications : applicationsWith(principal, 'read:telemetry')
  const application = meant(named, namesOf(readable))
  if (application === undefined) return NO_APPLICATION
  const corrected = `${isShared ? `$share/${group}/` : ''}${eventTopic(eventForm(root) ?? 'app', application)}`
  return copyTopic(`Subscribe to ${quote(corrected)}.`, corrected)
}

const NO_APPLICATION = 'Ask an administrator for access to the tenant of the application.'

/** The same answer whether the application is somebody else's or nobody's. */
function unknownSentence({ kind }: Reader, application: string): string {
  if (application === '') return 'The topic names no application.'
  return kind === 'anonymous'
    ? `${quote(application)} is no application that is opened to anonymous readers.`
    : `${quote(application)} is no application that this account reaches.`
}

const isKnown = ({ applications }: ActorPrincipal, name: string): boolean =>
  namesOf(applications).includes(name)

const namesOf = (applications: readonly Application[]): readonly string[] =>
  applications.map(({ application }) => application)

const meant = (name: string, known: readonly string[]): string | undefined =>
  known.includes(name) ? name : (nearest(name, known) ?? known[0])
