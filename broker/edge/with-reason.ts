import type { ClientLimits } from './client-limits'

/** The property of a packet that says no; empty where it is to say so without words. */
export interface Reason {
  readonly reasonString?: string
}

/**
 * A packet of MQTT 5 that says no, and why in words where the client has not declined them [MQTT5-3.1.2-29] and takes a
 * packet of that size: CONNACK [MQTT5-3.2.2-19], PUBACK [MQTT5-3.4.2-2], PUBREC [MQTT5-3.5.2-2], SUBACK [MQTT5-3.9.2-1],
 * DISCONNECT [MQTT5-3.14.2-3].
 */
export function withReason(
  { hearsReasons, packetBytes }: ClientLimits,
  sentence: string | undefined,
  build: (reason: Reason) => Buffer,
): Buffer {
  if (sentence === undefined || !hearsReasons) return build({})
  const bytes = build({ reasonString: sentence })
  return bytes.length <= packetBytes ? bytes : build({})
}
