'use client'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { DeviceDetail, deleteDeviceOp } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import type { Action } from './action-result'
import { sentenceOf } from './use-action'
import { type UpdateDevice, useUpdateDevice } from './use-device'

export type DeleteDevice = Action<InputOf<typeof deleteDeviceOp>, unknown>

const cuts = 'Its live connection is cut within two seconds, and its next login is refused.'

/** Enable, disable, suspend, delete: each names what follows. */
export function StateCard({
  device,
  updateDevice,
  deleteDevice,
}: {
  readonly device: DeviceDetail
  readonly updateDevice: UpdateDevice
  readonly deleteDevice: DeleteDevice
}) {
  const router = useRouter()
  const update = useUpdateDevice(updateDevice)
  const setStatus = async (status: DeviceDetail['status']) => {
    const before = device.status
    const sentence = await sentenceOf(update, { id: device.id, status })
    if (sentence === undefined) {
      toast.success(`${device.name} is ${status}.`, {
        action: { label: 'Undo', onClick: () => void undo(before) },
      })
    }
    return sentence
  }
  const undo = async (status: DeviceDetail['status']) => {
    const sentence = await sentenceOf(update, { id: device.id, status })
    if (sentence === undefined) toast.success(`${device.name} is ${status} again.`)
    else toast.error(sentence)
  }
  const remove = async () => {
    const sentence = await sentenceOf(deleteDevice, { id: device.id })
    if (sentence === undefined) router.push(`/tenant/${device.tenantId}/devices`)
    return sentence
  }
  return (
    <Card title="State and removal" isDanger>
      <div className="flex flex-wrap gap-2">
        {device.status === 'enabled' ? null : (
          <ConfirmDialog
            trigger={<Button>Enable</Button>}
            title={`Enable ${device.name}?`}
            consequences={['Its credentials work again at once.']}
            confirmLabel="Enable"
            isDanger={false}
            onConfirm={() => setStatus('enabled')}
          />
        )}
        {device.status === 'disabled' ? null : (
          <ConfirmDialog
            trigger={<Button variant="danger-outline">Disable</Button>}
            title={`Disable ${device.name}?`}
            consequences={[cuts, 'Its readings, sensors and credentials stay. Enabling it undoes this.']}
            confirmLabel="Disable"
            onConfirm={() => setStatus('disabled')}
          />
        )}
        {device.status === 'suspended' ? null : (
          <ConfirmDialog
            trigger={<Button variant="danger-outline">Suspend</Button>}
            title={`Suspend ${device.name}?`}
            consequences={[cuts, 'It is marked as suspended until somebody enables it.']}
            confirmLabel="Suspend"
            onConfirm={() => setStatus('suspended')}
          />
        )}
        <ConfirmDialog
          trigger={<Button variant="danger">Delete</Button>}
          title={`Delete ${device.name}?`}
          consequences={[
            cuts,
            `Its ${device.sensorCount} sensors, all their readings, its credentials and its commands are deleted.`,
            'This cannot be undone.',
          ]}
          confirmLabel="Delete the device"
          nameToType={device.name}
          onConfirm={remove}
        />
      </div>
    </Card>
  )
}
