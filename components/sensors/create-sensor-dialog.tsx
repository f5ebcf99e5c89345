'use client'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Dialog, DialogTrigger } from '../ui/dialog'
import { useWasAsked } from '../ui/use-was-asked'
import type { CreateSensor } from './create-sensor-form'

const loadForm = () => import('./create-sensor-modal').then(({ CreateSensorModal }) => CreateSensorModal)
const CreateSensorModal = dynamic(loadForm, { ssr: false })

export function CreateSensorDialog({
  deviceId,
  createSensor,
  onCreated,
}: {
  readonly deviceId: string
  readonly createSensor: CreateSensor
  onCreated(): void
}) {
  const [isOpen, setOpen] = useState(false)
  const wasAsked = useWasAsked(isOpen, loadForm)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden /> Create sensor
        </Button>
      </DialogTrigger>
      {wasAsked ? (
        <CreateSensorModal
          deviceId={deviceId}
          createSensor={createSensor}
          onCreated={() => {
            setOpen(false)
            onCreated()
          }}
        />
      ) : null}
    </Dialog>
  )
}
