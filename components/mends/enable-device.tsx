'use client'
import { toast } from '@/components/ui/late-toast'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { type UpdateDevice, useUpdateDevice } from '../device/use-device'
import { Button } from '../ui/button'

export function EnableDevice({
  deviceId,
  updateDevice,
  onEnabled,
}: {
  readonly deviceId: string
  readonly updateDevice: UpdateDevice
  onEnabled(name: string): void
}) {
  const update = useAction(useUpdateDevice(updateDevice))
  const enable = async () => {
    const device = await update.run({ id: deviceId, status: 'enabled' })
    if (device === undefined) return
    toast.success(`${device.name} is enabled: its next login is accepted.`)
    onEnabled(device.name)
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
