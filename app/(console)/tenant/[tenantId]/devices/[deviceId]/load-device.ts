import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { DeviceAbilities } from '@/components/device/device-abilities'
import type { DeviceDetail } from '@/lib/contract/devices'
import { uuid } from '@/lib/contract/fields'
import { may } from '@/lib/core/actor'
import { getDevice } from '@/lib/services/devices/get-device'
import { load, pageActor } from '@/lib/session/page-actor'

export interface DeviceParams {
  readonly params: Promise<{ readonly tenantId: string; readonly deviceId: string }>
}

/** The device of the address, once a request; under another tenant's address there is none. */
export const loadDevice = cache(async (tenantId: string, deviceId: string): Promise<DeviceDetail> => {
  // What is no id names no device.
  if (!uuid.safeParse(deviceId).success) notFound()
  const device = await load(getDevice, { id: deviceId })
  if (String(device.tenantId) !== tenantId) notFound()
  return device
})

export async function deviceOf({ params }: DeviceParams): Promise<DeviceDetail> {
  const { tenantId, deviceId } = await params
  return loadDevice(tenantId, deviceId)
}

export async function abilitiesOf(device: DeviceDetail): Promise<DeviceAbilities> {
  const actor = await pageActor()
  return {
    readTelemetry: may(actor, 'read:telemetry', device),
    readLogs: may(actor, 'read:logs', device),
    sendCommands: may(actor, 'send:commands', device),
    provision: may(actor, 'provision', device),
    admin: may(actor, 'admin', device),
  }
}
