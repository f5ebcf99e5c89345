'use client'
import { Cpu, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { getDeviceOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { Dialog, DialogTrigger } from '../ui/dialog'
import { useWasAsked } from '../ui/use-was-asked'

const loadChoice = () => import('./device-choice').then(({ DeviceChoice }) => DeviceChoice)
const DeviceChoice = dynamic(loadChoice, { ssr: false })

/** Keeps the records to one device of the place. */
export function DeviceFilter({
  deviceId,
  place,
  onPick,
}: {
  readonly deviceId: string | null
  readonly place: { readonly companyId?: string; readonly tenantId?: number }
  onPick(deviceId: string | null): void
}) {
  const [isOpen, setOpen] = useState(false)
  const wasAsked = useWasAsked(isOpen, loadChoice)
  const device = useApi(getDeviceOp, { id: deviceId ?? '' }, { isEnabled: deviceId !== null })
  const picked = deviceId === null ? undefined : device.data
  return (
    <span className="flex min-w-0 gap-1">
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogTrigger>
          <Button className="min-w-0 shrink max-sm:flex-1">
            <Cpu aria-hidden />
            <span className="max-w-40 truncate">{deviceId === null ? 'Device' : (picked?.name ?? '…')}</span>
          </Button>
        </DialogTrigger>
        {wasAsked ? (
          <DeviceChoice
            picked={picked}
            error={device.isError && deviceId !== null ? 'This device is not found.' : undefined}
            within={place}
            onPick={(id) => {
              onPick(id === '' ? null : id)
              setOpen(false)
            }}
          />
        ) : null}
      </Dialog>
      {deviceId === null ? null : (
        <Button size="icon" variant="ghost" aria-label="Records of all devices" onClick={() => onPick(null)}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  )
}
