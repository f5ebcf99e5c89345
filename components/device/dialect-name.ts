import type { DialectId } from '@/lib/core/dialect-id'

/** As their makers write them: the only place where a dialect has a name for people. */
const names: Readonly<Record<DialectId, string>> = {
  capture: 'Capture',
  drogue: 'Drogue',
  sensocan: 'SensoCAN',
  thingscale: 'ThingScale',
  connio: 'Connio',
  plain: 'Plain MQTT',
}

const byId: ReadonlyMap<string, string> = new Map(Object.entries(names))

/** Records of the log and of connections carry the id as text; one that is not known stays as it is. */
export const dialectName = (id: string): string => byId.get(id) ?? id
