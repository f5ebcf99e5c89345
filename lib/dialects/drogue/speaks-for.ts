import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { quote } from '../quote'
import { rejected } from '../rejected'

/** The device of that name, where `device` is it or its gateway. */
export function speaksFor(
  device: RegisteredDevice,
  name: string,
  registry: Registry,
): RegisteredDevice | Rejection {
  if (name === device.externalId) return device
  const other = registry.deviceNamed(device.tenantId, name)
  if (other?.dialect !== 'drogue') return unknown(device, name)
  if (other.gateways.includes(device.externalId)) return other
  return rejected(
    'acl',
    'publish-out-of-scope',
    `${quote(name)} does not name ${quote(device.externalId)} as a gateway, so that this device cannot act for it.`,
    {
      sentence: `Add ${quote(device.externalId)} to the gateways of ${quote(name)}, or leave its name out of the topic.`,
      action: { kind: 'add-gateway', deviceId: other.id, gateway: device.externalId },
    },
  )
}

const unknown = ({ application }: RegisteredDevice, name: string): Rejection =>
  rejected(
    'sensor',
    'unknown-device',
    `The topic names the device ${quote(name)}, which the application ${quote(application)} does not have.`,
    'Leave the second level out where the message is of the sender itself, or register the device and name its gateway.',
  )
