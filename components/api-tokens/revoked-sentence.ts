import type { Connection } from '@/lib/contract/connections'
import { plural } from '../lists/plural'

/** What revoking came to, with whom it cut; `known` is null or undefined where the broker did not say. */
export function revokedSentence(
  name: string,
  known: readonly Pick<Connection, 'address'>[] | null | undefined,
): string {
  if (!known) return `${name} is revoked, and what was connected with it is cut.`
  if (known.length === 0) return `${name} is revoked. Nothing was connected with it.`
  const addresses = [...new Set(known.map(({ address }) => address))].join(', ')
  return `${name} is revoked. ${plural(known.length, 'connection')} cut: ${addresses}.`
}
