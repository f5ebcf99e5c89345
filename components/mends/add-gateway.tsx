'use client'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { type UpdateDevice, useUpdateDevice } from '../device/use-device'
import { getDeviceOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'

/** Lets a gateway speak for a device that does not name it yet. */
export function AddGateway({
  deviceId,
  gateway,
  updateDevice,
  onDone,
}: {
  readonly deviceId: string
  readonly gateway: string
  readonly updateDevice: UpdateDevice
  onDone(sentence: string): void
}) {
  const { data: device } = useApi(getDeviceOp, { id: deviceId })
  const update = useAction(useUpdateDevice(updateDevice))
  if (!device) return null
  if (device.gateways.includes(gateway)) {
    return (
      <p role="status" className="text-sm text-ok">
        {device.name} names <code>{gateway}</code> as a gateway by now.
      </p>
    )
  }
  const add = async () => {
    const saved = await update.run({ id: deviceId, gateways: [...device.gateways, gateway] })
    if (saved !== undefined) onDone(`${gateway} may speak for ${device.name} from now on.`)
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ProblemNote problem={update.problem} />
      <Button variant="primary" isBusy={update.isBusy} onClick={() => void add()}>
        Add {gateway} to the gateways of {device.name}
      </Button>
    </div>
  )
}
