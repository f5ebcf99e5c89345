/** Charts that a reader keeps on a tenant's overview. Only ids are kept: names and readings are asked for anew. Pure. */

import { asRecord } from '@/lib/core/as-record'
import { isUuid } from '@/lib/core/is-uuid'

export interface Pin {
  readonly deviceId: string
  readonly sensorId: string
}

export const PINS_MAX = 8

/** What was kept, as far as it can be read: the text is the browser's and may be anything. */
export function parsePins(text: string | null): readonly Pin[] {
  if (text === null) return []
  try {
    const kept: unknown = JSON.parse(text)
    const pins = Array.isArray(kept) ? kept.map(pinOf) : []
    return pins.every((pin) => pin !== undefined) ? pins.slice(0, PINS_MAX) : []
  } catch {
    return []
  }
}

function pinOf(kept: unknown): Pin | undefined {
  const { deviceId, sensorId } = asRecord(kept)
  return isUuid(deviceId) && isUuid(sensorId) ? { deviceId, sensorId } : undefined
}

export const isPinned = (pins: readonly Pin[], { deviceId, sensorId }: Pin): boolean =>
  pins.some((pin) => pin.deviceId === deviceId && pin.sensorId === sensorId)

/** Pins what is not pinned, and takes off what is. */
export function togglePin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  if (!isPinned(pins, pin)) return [...pins, pin].slice(0, PINS_MAX)
  return pins.filter((one) => one.deviceId !== pin.deviceId || one.sensorId !== pin.sensorId)
}
