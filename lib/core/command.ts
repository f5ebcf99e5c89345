import type { JsonValue } from './json'

/** queued → sent → delivered → answered; or failed, or expired. "sent" is all that QoS 0 can say. */
export const commandStates = ['queued', 'sent', 'delivered', 'answered', 'failed', 'expired'] as const

/** A command in no dialect: what to tell the device. */
export interface Command {
  readonly name: string
  readonly payload: JsonValue
  /**
   * What `payload` is: JSON (the default); `text`, a string to be sent as it is, which may hold JSON; or `base64`, a
   * string of bytes.
   */
  readonly encoding?: CommandEncoding
  /** Capture's `Mapping`; other dialects ignore it. */
  readonly mapping?: string
}

export const commandEncodings = ['json', 'text', 'base64'] as const
export type CommandEncoding = (typeof commandEncodings)[number]

/** The device that a topic names, within what its sender sees. */
export type CommandTarget =
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'device'; readonly application: string; readonly device: string }

/** A command that came in over MQTT. */
export interface CommandRequest extends Command {
  readonly target: CommandTarget
}
