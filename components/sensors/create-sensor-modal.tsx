'use client'
import { DialogContent } from '../ui/dialog'
import { type CreateSensor, CreateSensorForm } from './create-sensor-form'

/** What the dialog of a new sensor shows. */
export function CreateSensorModal(props: {
  readonly deviceId: string
  readonly createSensor: CreateSensor
  onCreated(): void
}) {
  return (
    <DialogContent title="Create sensor">
      <CreateSensorForm {...props} />
    </DialogContent>
  )
}
