'use client'
import type { ComponentProps } from 'react'
import { DevicePicker } from '../explain/device-picker'
import { DialogContent } from '../ui/dialog'

/** What the dialog of the device filter shows. */
export function DeviceChoice(props: ComponentProps<typeof DevicePicker>) {
  return (
    <DialogContent title="Records of one device">
      <div className="flex flex-col gap-3">
        <DevicePicker {...props} />
      </div>
    </DialogContent>
  )
}
