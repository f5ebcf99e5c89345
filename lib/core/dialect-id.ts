/** The dialects that this broker speaks; the registry in lib/dialects is complete over this list. */
export const dialectIds = ['capture', 'drogue', 'sensocan', 'thingscale', 'connio', 'plain'] as const
export type DialectId = (typeof dialectIds)[number]
