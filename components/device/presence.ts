import type { Device } from '@/lib/contract/devices'

export const presenceOf = ({
  isOnline,
  lastSeenAt,
  connectedAt,
}: Device['connection']): 'online' | 'offline' | 'never-seen' => {
  if (isOnline) return 'online'
  return lastSeenAt === null && connectedAt === null ? 'never-seen' : 'offline'
}
