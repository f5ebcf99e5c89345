import type { JsonValue } from './json'

/** queued → sent → delivered → answered; or failed, or expired. "sent" is all that QoS 0 can say. */
export const commandStates = ['queued', 'sent', 'delivered', 'answered', 'failed', 'expired'] as const

/** A command in no dialect: what to tell the device. */
export interface Command {
  readonly name: string
  readonly payload: JsonValue
  /** Capture's `Mapping`; other dialects ignore it. */
  readonly mapping?: string
}

/** A command that came in over MQTT, to the device that its topic names within the companies of its sender. */
export interface CommandRequest extends Command {
  readonly source: string
}
