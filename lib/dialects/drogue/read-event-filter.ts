/** What a back end's filter asks of `app/<application>`, alone or in a group. */
import type { Note, Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { copyTopic, rejected } from '../rejected'
import { type EventForm, eventForm, eventTopic } from './topics'

export interface EventFilter {
  readonly kind: 'event'
  readonly form: EventForm
  readonly application: string
  /** Of `$share/<group>/...`. */
  readonly group?: string
  /** For Live Logs: it was taken, and is not how it is written. */
  readonly note?: Note
}

export type ReadEventFilter =
  | EventFilter
  /** 0xA2: wildcards are not supported; 0x8F: the filter is malformed. MQTT 3 has 0x80 for both. */
  | { readonly kind: 'refused'; readonly reasonCode: 0xa2 | 0x8f; readonly rejection: Rejection }
  /** Not about events at all. */
  | { readonly kind: 'other' }

export function readEventFilter(filter: string): ReadEventFilter {
  const levels = filter.split('/')
  if (levels[0] !== '$share') return readPlain(filter, levels)
  const [, group = '', ...inner] = levels
  const [first = '', ...below] = inner
  if (group === '' || /[+#]/.test(group))
    return malformed(filter, 'The group of a shared subscription is a plain name.')
  const read = readPlain(filter, inner)
  if (read.kind === 'event') return { ...read, group }
  if (read.kind === 'refused') return read
  if (first === '') return malformed(filter, 'The shared subscription names a group and no application.')
  if (below.length > 0) return { kind: 'other' }
  if (first === '+' || first === '#') return wildcard(filter)
  return { kind: 'event', form: 'app', application: first, group, note: withoutApp(group, first) }
}

function readPlain(filter: string, [root = '', application, ...below]: readonly string[]): ReadEventFilter {
  const form = eventForm(root)
  if (!form) return { kind: 'other' }
  if (/[+#]/.test([application, ...below].join('/'))) return wildcard(filter)
  if (!application) return malformed(filter, 'The filter names no application.')
  if (below.length > 0) return malformed(filter, 'The filter goes on after the application.')
  return { kind: 'event', form, application }
}

const wildcard = (filter: string): ReadEventFilter => ({
  kind: 'refused',
  reasonCode: 0xa2,
  rejection: rejected(
    'topic',
    'wildcard-not-allowed',
    `${quote(filter)} holds a wildcard; events are subscribed to application by application.`,
    copyTopic('Name the application, and subscribe once for each.', eventTopic('app', '{application}')),
  ),
})

const malformed = (filter: string, sentence: string): ReadEventFilter => ({
  kind: 'refused',
  reasonCode: 0x8f,
  rejection: rejected(
    'topic',
    'topic-not-in-grammar',
    sentence,
    copyTopic('Subscribe to "app/<application>", in a group or alone.', corrected(filter)),
  ),
})

/** The application stands where it should, in most of what is malformed. */
function corrected(filter: string): string {
  const [first, group, ...inner] = filter.split('/')
  const [, application] = first === '$share' ? inner : [first, group]
  const topic = eventTopic('app', application || '{application}')
  if (first !== '$share') return topic
  return `$share/${group && !/[+#]/.test(group) ? group : '{group}'}/${topic}`
}

function withoutApp(group: string, application: string): Note {
  const topic = `$share/${group}/${eventTopic('app', application)}`
  return rejected(
    'topic',
    'share-without-app',
    `The shared subscription names ${quote(application)} without "app/" before it; it was taken for that application.`,
    copyTopic(`Write ${quote(topic)}.`, topic),
  )
}
