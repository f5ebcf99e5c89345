/** ThingScale's own reason codes, which stand in the sentence beside the stable codes of Live Logs. */
import type { RegisteredDevice } from '@/lib/core/registry'
import type { Note, Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { rejected } from '../rejected'

export type ThingscaleReason =
  | 'NEW_DEVICE_FOUND'
  | 'DEVICE_ID_ZERO'
  | 'DEVICE_DISABLED'
  | 'MAX_DEVICE_REACH'
  | 'NO_DEVICE'
  | 'BAD_JSON_FORMAT'
  | 'AUTH_REQUIRED'

export const withReason = (reason: ThingscaleReason, rejection: Rejection): Rejection => ({
  ...rejection,
  sentence: `${reason}: ${rejection.sentence}`,
})

/** Noted beside the message by which a device was registered; its data is kept. */
export const newDeviceNote = (externalId: string): Note =>
  withReason(
    'NEW_DEVICE_FOUND',
    rejected('sensor', 'new-device', `The device ${quote(externalId)} was unknown and is registered now.`, {
      sentence: 'Give it a name on its page, or delete it where the id was a slip.',
      action: { kind: 'review-device' },
    }),
  )

export const tooManyDevices = (externalId: string, max: number): Rejection =>
  withReason(
    'MAX_DEVICE_REACH',
    rejected(
      'quota',
      'too-many-devices',
      `The account has registered ${max} devices by itself already, and ${quote(externalId)} would be one more.`,
      {
        sentence:
          'Create the device in the console, delete devices that are not used, or raise the limit of the tenant.',
        action: { kind: 'show-limit', limit: 'provisionedDevices' },
      },
    ),
  )

export const deviceIdZero = (device: string): Rejection =>
  withReason(
    'DEVICE_ID_ZERO',
    rejected(
      'sensor',
      'device-id-zero',
      device === '' ? 'The topic has an empty device id.' : 'The device id is 0.',
      'Put the id of the device, such as "station1", after "json" or "binary".',
    ),
  )

/** The id is that of a device which does not speak ThingScale, so that nothing is registered under it. */
export const otherDialect = ({ externalId, dialect }: RegisteredDevice): Rejection =>
  withReason(
    'NO_DEVICE',
    rejected(
      'sensor',
      'unknown-device',
      `${quote(externalId)} is the id of a device of this tenant that speaks ${dialect}, not ThingScale.`,
      'Publish under another device id.',
    ),
  )

export function stateFlaw({ externalId, status }: RegisteredDevice): Rejection | undefined {
  if (status === 'enabled') return undefined
  const code = status === 'disabled' ? 'device-disabled' : 'device-suspended'
  const sentence = `The device ${quote(externalId)} is ${status}.`
  const mend = { sentence: 'Enable it on its page.', action: { kind: 'enable-device' } } as const
  return withReason('DEVICE_DISABLED', rejected('state', code, sentence, mend))
}
