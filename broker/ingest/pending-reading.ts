import type { DeviceEntry } from '@/broker/devices'
import type { DecodedReading } from '@/lib/core/reading'
import type { PendingReading } from './item'

export function pendingReading(entry: DeviceEntry, decoded: DecodedReading): PendingReading {
  const reading = entry.stamp(decoded)
  const own = Object.entries(reading.tags).filter(([name, value]) => entry.device.tags[name] !== value)
  return { entry, reading, ownTags: own.length > 0 ? Object.fromEntries(own) : undefined }
}
