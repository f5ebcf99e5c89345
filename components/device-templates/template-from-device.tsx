'use client'

import { LayoutTemplate } from 'lucide-react'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Action } from '../device/action-result'
import { NameDialog } from '../lists/name-dialog'
import { Button } from '../ui/button'

export type CreateTemplate = Action<{ id: string; name: string }, DeviceTemplate>

export function TemplateFromDevice({
  device,
  create,
}: {
  device: Pick<DeviceDetail, 'id' | 'name'>
  create: CreateTemplate
}) {
  return (
    <NameDialog
      trigger={
        <Button size="sm">
          <LayoutTemplate aria-hidden />
          New template from this device
        </Button>
      }
      title="New template from this device"
      hint="It takes the dialect, the tags, and the sensors that have a slug. The device stays as it is."
      initial={device.name}
      submitLabel="Create template"
      done="Template created. It stands in Device templates."
      action={({ name }) => create({ id: device.id, name })}
    />
  )
}
