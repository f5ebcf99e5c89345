/** Where the events of an application stand inside the broker: once for each mode and each form of the filter. */
import type { ContentMode } from '@/lib/dialects/drogue/content-mode'
import { type EventForm, eventForm, eventForms } from '@/lib/dialects/drogue/topics'

export const EVENT_ROOT = '$events/'

const modes: readonly ContentMode[] = ['structured', 'binary']

export interface EventPlace {
  readonly mode: ContentMode
  readonly form: EventForm
  readonly application: string
}

export const eventTopic = ({ mode, form, application }: EventPlace): string =>
  `${EVENT_ROOT}${mode}/${form}/${application}`

/** Every place at which an application's events may be listened to. */
export const eventPlaces = (application: string): readonly EventPlace[] =>
  modes.flatMap((mode) => eventForms.map((form) => ({ mode, form, application })))

/** `undefined` where the topic is no event's. */
export function parseEventTopic(topic: string): EventPlace | undefined {
  if (!topic.startsWith(EVENT_ROOT)) return undefined
  const [, modeText, formText, application] = topic.split('/')
  const mode = modes.find((one) => one === modeText)
  const form = formText === undefined ? undefined : eventForm(formText)
  return mode && form && application !== undefined ? { mode, form, application } : undefined
}
