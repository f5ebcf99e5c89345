import { limits } from '@/broker/edge/limits'

/** Durable sessions of v3 clients, which know no expiry of their own: gone after the same time as the longest of v5. */
export function expireOldSessions<Client extends { readonly id: string }>(
  sessionsMax: number,
  onExpired: (client: Client) => void,
) {
  const timers = new Map<string, NodeJS.Timeout>()
  const cancel = (sessionKey: string) => {
    clearTimeout(timers.get(sessionKey))
    timers.delete(sessionKey)
  }
  return {
    cancel,
    arm(client: Client) {
      cancel(client.id)
      if (timers.size >= sessionsMax) return onExpired(client)
      const expired = () => {
        timers.delete(client.id)
        onExpired(client)
      }
      timers.set(client.id, setTimeout(expired, limits.sessionExpirySeconds * 1000).unref())
    },
    stop() {
      for (const sessionKey of [...timers.keys()]) cancel(sessionKey)
    },
  }
}
