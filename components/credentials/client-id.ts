import type { DialectId } from '@/lib/core/dialect-id'

const THINGSCALE_MAX = 23

/** The client id that the dialect wants, or advises. A plain credential is heard by no dialect's rules. */
export function clientIdOf(
  {
    id,
    externalId,
    dialect,
  }: { readonly id: string; readonly externalId: string; readonly dialect: DialectId },
  kind?: string,
): string {
  if (kind === 'plain') return id
  if (dialect === 'connio') return externalId
  return dialect === 'thingscale' ? externalId.slice(0, THINGSCALE_MAX) : id
}
