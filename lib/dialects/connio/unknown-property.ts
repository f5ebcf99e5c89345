import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { nearest } from '../nearest'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { isSlug } from '../sensor-slug'
import { unknownNameMends } from '../unknown-name-mends'
import { isProperty } from './is-property'

/** `withNearest` is false where a message has so many of these that comparing names would cost too much. */
export function unknownProperty(device: RegisteredDevice, name: string, withNearest: boolean): Rejection {
  const sentence = `${quote(device.name)} has no property ${quote(name)}.`
  const near = withNearest ? nearest(name, propertiesOf(device)) : undefined
  const meant = near ? `Use ${quote(near)} if that was meant, or ` : ''
  if (!isSlug(name)) {
    const otherwise = `use a property of the device's page: this name cannot be that of a sensor made there.`
    return rejected('sensor', 'unknown-property', sentence, capital(meant + otherwise))
  }
  return rejected('sensor', 'unknown-property', sentence, {
    sentence: capital(`${meant}create the sensor, or let the tenant create sensors automatically.`),
    ...unknownNameMends(name, near, device.sensors.length > 0, [
      { kind: 'change-setting', setting: 'createSensors', value: true },
    ]),
  })
}

const propertiesOf = ({ sensors }: RegisteredDevice): readonly string[] =>
  sensors.filter(isProperty).map(({ key }) => key)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
