'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { type DeviceDetail, deviceStatus } from '@/lib/contract/devices'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CopyButton } from '../ui/copy-button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Textarea } from '../ui/textarea'
import { dialectName } from './dialect-name'
import { Facts } from './facts'
import { ProblemNote } from './problem-note'
import { parseTags, writeTags } from './tag-lines'
import { useAction } from './use-action'
import { type UpdateDevice, useUpdateDevice } from './use-device'

export function IdentityCard({
  device,
  canEdit,
  updateDevice,
}: {
  readonly device: DeviceDetail
  readonly canEdit: boolean
  readonly updateDevice: UpdateDevice
}) {
  const tags = Object.entries(device.tags)
  return (
    <Card
      title="Device"
      actions={canEdit ? <EditDialog device={device} updateDevice={updateDevice} /> : null}
    >
      <Facts
        facts={[
          ['Name', device.name],
          ['UUID', <Copied key="id" text={device.id} what="the device UUID" />],
          [
            'Id in its topics',
            <Copied key="external" text={device.externalId} what="the id in its topics" />,
          ],
          ['Dialect', dialectName(device.dialect)],
          ['Status', <StatusMark key="status" mark={deviceStatus.parse(device.status)} />],
          ['Tenant', `${device.tenantName} (${device.tenantId}), company ${device.companyName}`],
          ['Sensors', device.sensorCount],
          [
            'Tags',
            tags.length === 0 ? null : (
              <span key="tags" className="flex flex-wrap gap-1">
                {tags.map(([name, value]) => (
                  <Badge key={name} className="whitespace-normal break-all">
                    {name}: {value}
                  </Badge>
                ))}
              </span>
            ),
          ],
          ['Created', <RelativeTime key="created" at={device.createdAt} />],
        ]}
      />
    </Card>
  )
}

function Copied({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 break-all">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  )
}

function EditDialog({
  device,
  updateDevice,
}: {
  readonly device: DeviceDetail
  readonly updateDevice: UpdateDevice
}) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState(device.name)
  const [lines, setLines] = useState(writeTags(device.tags))
  const update = useAction(useUpdateDevice(updateDevice))
  const tags = parseTags(lines)
  const save = async () => {
    if (typeof tags === 'string') return
    if ((await update.run({ id: device.id, name, tags })) === undefined) return
    setOpen(false)
    toast.success('Saved.')
  }
  const change = (next: boolean) => {
    setOpen(next)
    setName(device.name)
    setLines(writeTags(device.tags))
    update.reset()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm">Rename and tag</Button>
      </DialogTrigger>
      <DialogContent title="Rename and tag">
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
