'use client'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Latest } from '@/lib/contract/readings'
import { CoachCard } from '../coach/coach-card'
import type { CreateTemplate } from '../device-templates/template-from-device'
import { getLatestOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { ConnectionCard } from './connection-card'
import type { DeviceAbilities } from './device-abilities'
import { DeviceTopics } from './device-topics'
import type { Endpoint } from './endpoint'
import { IdentityCard } from './identity-card'
import { NewDeviceNote } from './new-device-note'
import { PublishExample } from './publish-example'
import { type DeleteDevice, StateCard } from './state-card'
import { type UpdateDevice, useDevice } from './use-device'

const BATTERY_EVERY_MS = 30_000

export function DeviceOverview({
  initial,
  abilities,
  endpoint,
  updateDevice,
  deleteDevice,
  createTemplate,
}: {
  readonly initial: DeviceDetail
  readonly abilities: DeviceAbilities
  readonly endpoint: Endpoint
  readonly updateDevice: UpdateDevice
  readonly deleteDevice: DeleteDevice
  readonly createTemplate: CreateTemplate
}) {
  const device = useDevice(initial)
  const latest = useApi(
    getLatestOp,
    { id: device.id },
    { refetchEveryMs: BATTERY_EVERY_MS, isEnabled: abilities.readTelemetry },
  )
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <NewDeviceNote device={device} mayReview={abilities.provision} updateDevice={updateDevice} />
      {abilities.readLogs ? <CoachCard device={initial} mayProvision={abilities.provision} /> : null}
      <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <ConnectionCard connection={device.connection} battery={batteryOf(latest.data?.items ?? [])} />
          <IdentityCard
            device={device}
            canEdit={abilities.provision}
            updateDevice={updateDevice}
            createTemplate={createTemplate}
          />
          {abilities.provision ? (
            <StateCard device={device} updateDevice={updateDevice} deleteDevice={deleteDevice} />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PublishExample device={device} endpoint={endpoint} canProvision={abilities.provision} />
          <DeviceTopics device={device} mayExplain={abilities.readLogs} />
        </div>
      </div>
    </div>
  )
}

/** SensoCAN sends its battery voltage beside its values: it is kept as device/battery_voltage/value. */
function batteryOf(latest: readonly Latest[]) {
  const found = latest.find(
    ({ connection, measurement }) => connection === 'device' && measurement === 'battery_voltage',
  )
  return found && typeof found.value === 'number' ? { volts: String(found.value), at: found.ts } : undefined
}
