'use client'
import { CheckCheck } from 'lucide-react'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { type UpdateDevice, useUpdateDevice } from '../device/use-device'
import { Button } from '../ui/button'

/** Of a device that registered itself: somebody has looked at it. */
export function ReviewMend({
  deviceId,
  updateDevice,
  onDone,
}: {
  readonly deviceId: string
  readonly updateDevice: UpdateDevice
  onDone(sentence: string): void
}) {
  const update = useAction(useUpdateDevice(updateDevice))
  const review = async () => {
    const device = await update.run({ id: deviceId, isNew: false })
    if (device !== undefined) onDone(`${device.name} is reviewed.`)
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ProblemNote problem={update.problem} />
      <Button isBusy={update.isBusy} onClick={() => void review()}>
        <CheckCheck aria-hidden /> It is one of ours: reviewed
      </Button>
    </div>
  )
}
