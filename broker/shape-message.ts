/** Properties of a message on its way through the session layer. */

interface Properties {
  messageExpiryInterval?: number
  subscriptionIdentifier?: unknown
}
interface Message {
  properties?: Properties
}

/** What a commit takes counts: false where the message's time is over [MQTT5-3.3.2-5]. */
export function ageMessage(message: Message, waitedMs: number): boolean {
  const waited = Math.floor(waitedMs / 1000)
  const interval = message.properties?.messageExpiryInterval
  if (interval === undefined || waited === 0) return true
  message.properties = { ...message.properties, messageExpiryInterval: interval - waited }
  return interval > waited
}

/** A copy for one client says which of its subscriptions it is for. */
export function identify(message: Message, identifiers: readonly number[]): void {
  if (identifiers.length === 0) return
  message.properties = { ...message.properties, subscriptionIdentifier: [...identifiers] }
}

/** The shared group that a copy is of: `<broker>:<line>:<key of the group>`. */
export const groupOf = (brokerId: string): string | undefined => /^[^:]*:[^:]*:(.*)$/s.exec(brokerId)?.[1]
