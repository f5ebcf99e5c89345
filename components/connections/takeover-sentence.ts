import type { Connection } from '@/lib/contract/connections'

/** What goes on, and the likely cause: two addresses are two clients, one is a client that connects twice. */
export function takeoverSentence({ count, addresses }: Connection['takeovers']): string {
  const [only = 'an unknown address'] = addresses
  const often = `${count} times in ten minutes`
  return addresses.length > 1
    ? `${often}, between ${addresses.slice(0, -1).join(', ')} and ${addresses.at(-1)}: two clients use one client id.`
    : `${often}, from ${only} alone: two clients behind it use one client id, or one reconnects without closing.`
}
