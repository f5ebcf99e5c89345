'use client'
import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { toast } from 'sonner'
import type { z } from 'zod'
import type { mendSchema } from '@/lib/contract/logs'
import { devicePath } from '../device/device-path'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { type UpdateDevice, useUpdateDevice } from '../device/use-device'
import { AddAlias } from '../sensors/add-alias'
import { type CreateSensor, CreateSensorForm } from '../sensors/create-sensor-form'
import type { UpdateSensor } from '../sensors/edit-sensor-dialog'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { settingName } from './setting-name'

export interface MendActions {
  /** Null where no device is known: then nothing of a device can be mended from here. */
  readonly deviceId: string | null
  readonly tenantId: number | null
  readonly mayProvision: boolean
  readonly createSensor: CreateSensor
  readonly updateSensor: UpdateSensor
  readonly updateDevice: UpdateDevice
}

type Mend = z.infer<typeof mendSchema>
type MendAct = NonNullable<Mend['action']>

/** What mends a refusal: always a sentence, and the button where one click can do it. */
export function MendPanel({ mend, actions }: { readonly mend: Mend; readonly actions: MendActions }) {
  return (
    <section className="flex flex-col gap-3 rounded-md border border-accent/50 bg-accent-soft/50 p-3">
      <h3 className="text-sm font-medium">What mends it</h3>
      <p className="text-sm">{mend.sentence}</p>
      {mend.action ? <MendAction action={mend.action} actions={actions} /> : null}
    </section>
  )
}

function MendAction({ action, actions }: { readonly action: MendAct; readonly actions: MendActions }) {
  const { deviceId, tenantId } = actions
  switch (action.kind) {
    case 'copy-topic':
      return (
        <p className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 break-all">{action.topic}</code>
          <CopyButton text={action.topic} what="the corrected topic" label="Copy the corrected topic" />
        </p>
      )
    case 'change-setting':
      return tenantId === null ? null : (
        <div>
          <Button asChild>
            <Link href={`/tenant/${tenantId}#settings`}>
              Open the setting "{settingName(action.setting)}"
            </Link>
          </Button>
        </div>
      )
    case 'enable-device':
      if (deviceId === null) return null
      return actions.mayProvision ? (
        <EnableDevice deviceId={deviceId} updateDevice={actions.updateDevice} />
      ) : (
        <NeedsProvision />
      )
    case 'create-sensor':
      if (deviceId === null) return null
      return actions.mayProvision ? (
        // Another record's slug is another form.
        <div key={action.slug} className="flex flex-col gap-3">
          {action.nearestSlug === undefined ? null : (
            <AddAlias
              deviceId={deviceId}
              alias={action.slug}
              slug={action.nearestSlug}
              updateSensor={actions.updateSensor}
            />
          )}
          <CreateSensorForm deviceId={deviceId} slug={action.slug} createSensor={actions.createSensor} />
        </div>
      ) : (
        <NeedsProvision />
      )
    case 'show-credentials':
      return deviceId === null || tenantId === null ? null : (
        <div>
          <Button asChild>
            <Link href={`${devicePath({ id: deviceId, tenantId })}/credentials`}>
              <KeyRound aria-hidden /> Its credentials, with their kinds
            </Link>
          </Button>
        </div>
      )
  }
}

function NeedsProvision() {
  return <p className="text-sm text-ink-muted">This needs somebody who may provision devices.</p>
}

function EnableDevice({
  deviceId,
  updateDevice,
}: {
  readonly deviceId: string
  readonly updateDevice: UpdateDevice
}) {
  const update = useAction(useUpdateDevice(updateDevice))
  const enable = async () => {
    const device = await update.run({ id: deviceId, status: 'enabled' })
    if (device === undefined) return
    toast.success(`${device.name} is enabled: its next login is accepted.`)
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ProblemNote problem={update.problem} />
      <Button variant="primary" isBusy={update.isBusy} onClick={() => void enable()}>
        Enable the device
      </Button>
    </div>
  )
}
