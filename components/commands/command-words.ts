import type { DialectId } from '@/lib/core/dialect-id'

interface CommandWords {
  /** Absent where the dialect has no name for a command: it then stands in our history only. */
  readonly name?: { readonly label: string; readonly hint: string; readonly placeholder: string }
  readonly hasMapping: boolean
  readonly payload: { readonly label: string; readonly example: string; readonly hint?: string }
  /** Whether the device takes text that is no JSON; where it gets the very bytes, text is what is offered first. */
  readonly text: 'none' | 'too' | 'first'
  /** 0: the dialect confirms no command. */
  readonly qosMax: 0 | 1
  /** Whether a command is kept for a device that is away. */
  readonly waits: boolean
}

/** What to ask for in each dialect; `command-words.test.ts` holds it to what the dialects themselves say. */
export const commandWords: Readonly<Record<DialectId, CommandWords>> = {
  capture: {
    name: { label: 'Topic', hint: '{connection}/{measurement}/{variable}', placeholder: 'plc/pump/speed' },
    hasMapping: true,
    payload: { label: 'Data', example: '1' },
    text: 'too',
    qosMax: 1,
    waits: true,
  },
  drogue: {
    name: { label: 'Name', hint: 'One level: the last of command/inbox//{name}.', placeholder: 'reboot' },
    hasMapping: false,
    payload: { label: 'Payload', example: '{}', hint: 'As text, the device gets it as it stands.' },
    text: 'first',
    qosMax: 0,
    waits: false,
  },
  sensocan: {
    name: { label: 'Name', hint: 'The last level of the command topic.', placeholder: 'reboot' },
    hasMapping: false,
    payload: { label: 'Payload', example: '{}' },
    text: 'too',
    qosMax: 1,
    waits: true,
  },
  thingscale: {
    hasMapping: false,
    payload: {
      label: 'Payload',
      example: '{"on": true}',
      hint: 'Goes untouched to {token}/{device}/subscribe; ThingScale has no names of commands.',
    },
    text: 'first',
    qosMax: 1,
    waits: true,
  },
  connio: {
    name: {
      label: 'Property',
      hint: 'Written in lower case, as the last level of its topic.',
      placeholder: 'setpoint',
    },
    hasMapping: false,
    payload: {
      label: 'Value',
      example: '21.5',
      hint: 'A number, true or false, "quoted text", or an object.',
    },
    text: 'none',
    qosMax: 1,
    waits: true,
  },
  plain: {
    name: {
      label: 'Name',
      hint: 'Goes to command/{device}/{name}; it may have levels.',
      placeholder: 'reboot',
    },
    hasMapping: false,
    payload: { label: 'Payload', example: '{}' },
    text: 'first',
    qosMax: 1,
    waits: true,
  },
}

/** The name under which a command without one stands in the history. */
export const UNNAMED = 'command'
