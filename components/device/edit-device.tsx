'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { DeviceDetail } from '@/lib/contract/devices'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import { GatewaysField } from './gateways-field'
import { parseNames, writeNames } from './name-lines'
import { ProblemNote } from './problem-note'
import { parseTags, writeTags } from './tag-lines'
import { useAction } from './use-action'
import { type UpdateDevice, useUpdateDevice } from './use-device'

/** Name, tags, and where the dialect has them, gateways. */
export function EditDevice({
  device,
  updateDevice,
}: {
  readonly device: DeviceDetail
  readonly updateDevice: UpdateDevice
}) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState(device.name)
  const [lines, setLines] = useState(writeTags(device.tags))
  const [gateways, setGateways] = useState(writeNames(device.gateways))
  const update = useAction(useUpdateDevice(updateDevice))
  const tags = parseTags(lines)
  const hasGateways = device.dialect === 'drogue'
  const save = async () => {
    if (typeof tags === 'string') return
    const saved = await update.run({
      id: device.id,
      name,
      tags,
      ...(hasGateways ? { gateways: parseNames(gateways) } : {}),
    })
    if (saved === undefined) return
    setOpen(false)
    toast.success('Saved.')
  }
  const change = (next: boolean) => {
    setOpen(next)
    setName(device.name)
    setLines(writeTags(device.tags))
    setGateways(writeNames(device.gateways))
    update.reset()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger>
        <Button size="sm">Edit</Button>
      </DialogTrigger>
      <DialogContent title={`Edit ${device.name}`}>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Field label="Name" error={update.issueOf('name')} hint="For people; topics do not change.">
            <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={80} />
          </Field>
          <Field
            label="Tags"
            isOptional
            hint="One a line: name = value. They go with each reading."
            error={typeof tags === 'string' ? tags : update.issueOf('tags')}
          >
            <Textarea value={lines} onChange={(event) => setLines(event.target.value)} spellCheck={false} />
          </Field>
          {hasGateways ? (
            <GatewaysField lines={gateways} onChange={setGateways} error={update.issueOf('gateways')} />
          ) : null}
          <ProblemNote problem={update.problem} />
          <DialogFooter>
            <Button
              type="submit"
              variant="primary"
              isBusy={update.isBusy}
              disabled={typeof tags === 'string'}
            >
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
