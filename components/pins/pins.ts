/** Charts that a reader keeps on a tenant's overview. Only ids are kept: names and readings are asked for anew. Pure. */
import { z } from 'zod'
import { uuid } from '@/lib/contract/fields'

const pinSchema = z.object({ deviceId: uuid, sensorId: uuid })
export type Pin = z.infer<typeof pinSchema>

export const PINS_MAX = 8

/** What was kept, as far as it can be read: the text is the browser's and may be anything. */
export function parsePins(text: string | null): readonly Pin[] {
  if (text === null) return []
  try {
    const parsed = z.array(pinSchema).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.slice(0, PINS_MAX) : []
  } catch {
    return []
  }
}

export const isPinned = (pins: readonly Pin[], { deviceId, sensorId }: Pin): boolean =>
  pins.some((pin) => pin.deviceId === deviceId && pin.sensorId === sensorId)

/** Pins what is not pinned, and takes off what is. */
export function togglePin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  if (!isPinned(pins, pin)) return [...pins, pin].slice(0, PINS_MAX)
  return pins.filter((one) => one.deviceId !== pin.deviceId || one.sensorId !== pin.sensorId)
}
