/** Drogue's topics, build and parse side by side: events and commands of back ends, channels and inbox of devices. */

/** The first levels under which an application's events stand; a delivery keeps the one that was asked for. */
export const eventForms = ['app', 'a', 'application'] as const
export type EventForm = (typeof eventForms)[number]

export const eventTopic = (form: EventForm, application: string): string => `${form}/${application}`

export const eventForm = (level: string): EventForm | undefined => eventForms.find((form) => form === level)

export interface CommandTopic {
  readonly application: string
  readonly device: string
  readonly name: string
}

/** A device's id may be percent-encoded here, so it is: a name with a `%` of its own would not come back otherwise. */
export const commandTopic = ({ application, device, name }: CommandTopic): string =>
  `command/${application}/${device.replaceAll('%', '%25')}/${name}`

/** `undefined` where the topic is not `command/<application>/<device>/<command>`, with nothing empty. */
export function parseCommandTopic(topic: string): CommandTopic | undefined {
  const [root, application, device, name, ...more] = topic.split('/')
  if (root !== 'command' || !application || !device || !name || more.length > 0) return undefined
  return { application, device: percentDecoded(device), name }
}

/** What is no percent-encoding stands for itself. */
function percentDecoded(level: string): string {
  try {
    return decodeURIComponent(level)
  } catch {
    return level
  }
}

export interface ChannelTopic {
  readonly channel: string
  /** Whom the message is of, where that is said. */
  readonly device?: string
}

export const channelTopic = ({ channel, device }: ChannelTopic): string =>
  device === undefined ? channel : `${channel}/${device}`

/** `undefined` where the topic is deeper; either name may be empty, and the device's percent-encoded. */
export function parseChannelTopic(topic: string): ChannelTopic | undefined {
  const [channel = '', device, ...more] = topic.split('/')
  if (more.length > 0) return undefined
  return device === undefined ? { channel } : { channel, device: percentDecoded(device) }
}

/** Everything below the inbox: the device's own commands, and those of the devices that it is the gateway of. */
export const INBOX = 'command/inbox/#'

/** Where a device's own command arrives. */
export const inboxTopic = (name: string): string => `command/inbox//${name}`

/** The same where the device is named: for its gateway, or where it asked so. */
export const namedInboxTopic = (device: string, name: string): string => `command/inbox/${device}/${name}`

/** What a filter asks for: all commands, its own, those of the devices behind it, or those of one device. */
export type InboxFilter =
  | { readonly kind: 'all' | 'each' | 'own' }
  | { readonly kind: 'named'; readonly device: string }

/** `undefined` where the filter is none of the four forms that a device may subscribe to. */
export function parseInboxFilter(filter: string): InboxFilter | undefined {
  const [root, inbox, device, rest, ...more] = filter.split('/')
  if (root !== 'command' || inbox !== 'inbox' || device === undefined || more.length > 0) return undefined
  if (rest === undefined) return device === '#' ? { kind: 'all' } : undefined
  if (rest !== '#') return undefined
  if (device === '+') return { kind: 'each' }
  return device === '' ? { kind: 'own' } : { kind: 'named', device }
}
