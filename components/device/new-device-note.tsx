'use client'
import type { DeviceDetail } from '@/lib/contract/devices'
import { ReviewDevice } from './review-device'
import { type UpdateDevice, useUpdateDevice } from './use-device'

/** Above the overview of a device that registered itself. */
export function NewDeviceNote({
  device,
  mayReview,
  updateDevice,
}: {
  readonly device: DeviceDetail
  readonly mayReview: boolean
  readonly updateDevice: UpdateDevice
}) {
  const review = useUpdateDevice(updateDevice)
  if (!device.isNew) return null
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-info/50 bg-info-soft px-4 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-60">
        This device registered itself with its first message. Look whether it is one of yours; its data is
        kept either way.
      </p>
      {mayReview ? (
        <ReviewDevice device={device} review={review} />
      ) : (
        <span className="text-ink-muted">
          Somebody who may provision devices can say that it was reviewed.
        </span>
      )}
    </div>
  )
}
