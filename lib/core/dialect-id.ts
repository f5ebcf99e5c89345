/** The dialects that this broker speaks; the registry in lib/dialects is complete over this list. */
export const dialectIds = ['capture', 'drogue', 'sensocan', 'thingscale', 'connio', 'plain'] as const
export type DialectId = (typeof dialectIds)[number]

/** As their makers write them: the only place where a dialect has a name for people. */
export const dialectNames: Readonly<Record<DialectId, string>> = {
  capture: 'Capture',
  drogue: 'Drogue',
  sensocan: 'SensoCAN',
  thingscale: 'ThingScale',
  connio: 'Connio',
  plain: 'Plain MQTT',
}
