/** What can be the id of a device in this dialect's topics. */
import type { Rejection } from '@/lib/core/rejection'
import { isOneLevel } from '../own-device'
import { pathNameFlaw } from '../path-name'
import { quote } from '../quote'
import { rejected } from '../rejected'
import { deviceIdZero } from './reasons'
import { dataForms, MASKED_TOKEN } from './topics'

/** As many as the name that a new device gets from it may have. */
const CHARACTERS_MAX = 80

/** Why no device has, or can have, the id; `undefined` where one can. */
export function deviceIdFlaw(device: string): Rejection | undefined {
  if (device === '' || device === '0') return deviceIdZero(device)
  const flaw = flawOf(device)
  if (!flaw) return undefined
  return rejected(
    'topic',
    'name-not-valid',
    `The device id ${quote(device)} ${flaw}.`,
    'Give the device another id, such as "station1".',
  )
}

function flawOf(device: string): string | undefined {
  if (dataForms.some((word) => word === device)) return 'is reserved'
  if (device.includes(MASKED_TOKEN)) return 'stands where a secret was sent, or reads as if'
  // `{device}/subscribe` would be out of reach of the subscription `#` [MQTT-4.7.2-1].
  if (device.startsWith('$')) return 'begins with "$"'
  if (!isOneLevel(device)) return 'holds / + # or NUL'
  if (device.length > CHARACTERS_MAX) return `is longer than ${CHARACTERS_MAX} characters`
  if (device.trim() !== device || /[\p{Cc}\p{Bidi_Control}]/u.test(device))
    return 'holds white space at an end, or a control character'
  return pathNameFlaw(device, 'device id') ? 'holds a character that cannot be kept' : undefined
}
