'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Sensor } from '@/lib/contract/sensors'
import { Button } from '../ui/button'
import { Dialog, DialogTrigger } from '../ui/dialog'
import { useWasAsked } from '../ui/use-was-asked'
import type { UpdateSensor } from './edit-sensor-form'

const loadForm = () => import('./edit-sensor-form').then(({ EditSensorForm }) => EditSensorForm)
const EditSensorForm = dynamic(loadForm, { ssr: false })

export function EditSensorDialog({
  sensor,
  updateSensor,
  onChanged,
}: {
  readonly sensor: Sensor
  readonly updateSensor: UpdateSensor
  onChanged(): void
}) {
  const [isOpen, setOpen] = useState(false)
  const wasAsked = useWasAsked(isOpen, loadForm)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Edit ${sensor.slug ?? `${sensor.measurement}/${sensor.key}`}`}
        >
          Edit
        </Button>
      </DialogTrigger>
      {wasAsked ? (
        <EditSensorForm
          sensor={sensor}
          updateSensor={updateSensor}
          onSaved={() => {
            setOpen(false)
            toast.success('Saved.')
            onChanged()
          }}
        />
      ) : null}
    </Dialog>
  )
}
