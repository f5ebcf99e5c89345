import type { DialectId } from '@/lib/core/dialect-id'

/** How a device without sensors comes to its first. */
export const noSensorSentences: Readonly<Record<DialectId, string>> = {
  capture: 'Connections, measurements and keys become sensors when the source first names them.',
  drogue: 'Members of the JSON that the device sends become sensors of their channel when they first come.',
  sensocan:
    'A SensoCAN device may only send what has been created here. Create the first sensor, or let the device send and add its slug from the refused ones.',
  thingscale: 'Members of the JSON that the device sends become sensors of their tag when they first come.',
  connio:
    'A Connio device may only write properties that have been created here, unless its tenant creates them by itself. Create the first one, or let the device write and add it from the refused ones.',
  plain: 'Members of the JSON that the device publishes become sensors of their topic when they first come.',
}
