import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { nearest } from '../nearest'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { isSlug } from '../sensor-slug'
import { unknownNameMends } from '../unknown-name-mends'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `withNearest` is false where a message has so many of these that comparing names would cost too much. */
export function unknownSensor(device: RegisteredDevice, identifier: string, withNearest = true): Rejection {
  if (identifier.length === 0) {
    return rejected(
      'sensor',
      'unknown-sensor',
      'The message names no sensor.',
      'Name the slug or the UUID of a sensor of this device.',
    )
  }
  const sentence = `${quote(device.name)} has no sensor ${quote(identifier)}.`
  const near = withNearest ? nearest(identifier, slugsOf(device)) : undefined
  const meant = near ? `Use ${quote(near)} if that was meant` : undefined
  if (UUID.test(identifier) || !isSlug(identifier)) {
    const otherwise = `use the slug or the UUID of one of its sensors, as the device's page shows them.`
    return rejected(
      'sensor',
      'unknown-sensor',
      sentence,
      meant ? `${meant}, or ${otherwise}` : capital(otherwise),
    )
  }
  return rejected('sensor', 'unknown-sensor', sentence, {
    sentence: meant
      ? `${meant} (upper and lower case count), or create the sensor.`
      : 'Create the sensor, or correct the slug.',
    ...unknownNameMends(identifier, near, device.sensors.length > 0),
  })
}

const slugsOf = (device: RegisteredDevice): readonly string[] =>
  device.sensors.flatMap((sensor) => (sensor.slug === null ? [] : [sensor.slug]))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
