'use client'

import { useState } from 'react'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { dialectName } from '../device/dialect-name'
import { GatewaysField } from '../device/gateways-field'
import { parseNames } from '../device/name-lines'
import { ProblemNote } from '../device/problem-note'
import { parseTags } from '../device/tag-lines'
import { useAction } from '../device/use-action'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Link } from '../ui/link'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import type { CreateDeviceAction, CreatedDevice } from './create-device-action'
import { DialectChoice } from './dialect-choice'
import { externalIdWords } from './external-id-words'

export function CreateDeviceForm({
  tenantId,
  templates,
  create,
  onCreated,
}: {
  tenantId: number
  /** Of the tenant's company. */
  templates: readonly DeviceTemplate[]
  create: CreateDeviceAction
  onCreated: (device: CreatedDevice) => void
}) {
  const [chosenDialect, setDialect] = useState<DialectId>(dialectIds[0])
  const [templateId, setTemplateId] = useState('')
  const template = templates.find(({ id }) => id === templateId)
  const dialect = template?.dialect ?? chosenDialect
  const [lines, setLines] = useState('')
  const [gateways, setGateways] = useState('')
  const creating = useAction(create)
  const tags = parseTags(lines)
  const hasGateways = dialect === 'drogue' && gateways.trim() !== ''
  const submit = async (form: FormData) => {
    if (typeof tags === 'string') return
    const externalId = String(form.get('externalId') ?? '').trim()
    const made = await creating.run({
      tenantId,
      name: String(form.get('name')),
      dialect,
      ...(template ? { templateId: template.id } : {}),
      ...(externalId ? { externalId } : {}),
      ...(lines.trim() ? { tags } : {}),
      ...(hasGateways ? { gateways: parseNames(gateways) } : {}),
    })
    if (made) onCreated(made)
  }
  return (
    <Card className="max-w-2xl">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(new FormData(event.currentTarget))
        }}
      >
        <Field label="Name" hint="For people; it may change later." error={creating.issueOf('name')}>
          <Input name="name" required maxLength={80} autoComplete="off" />
        </Field>
        {templates.length > 0 ? (
          <Field
            label="Template"
            isOptional
            hint={template ? templateWords(template) : 'Gives the dialect, tags and sensors.'}
          >
            <Select value={templateId} onChange={(event) => setTemplateId(event.target.value)}>
              <option value="">None</option>
              {templates.map(({ id, name, dialect: of }) => (
                <option key={id} value={id}>
                  {name} ({dialectName(of)})
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {template ? null : <DialectChoice value={dialect} onChange={setDialect} />}
        <Field
          label={externalIdWords[dialect].label}
          isOptional
          hint={externalIdWords[dialect].hint}
          error={creating.issueOf('externalId')}
        >
          <Input name="externalId" maxLength={80} autoComplete="off" spellCheck={false} />
        </Field>
        {dialect === 'drogue' ? (
          <GatewaysField lines={gateways} onChange={setGateways} error={creating.issueOf('gateways')} />
        ) : null}
        <Field
          label="Tags"
          isOptional
          hint="One a line: name = value. They go with each reading."
          error={typeof tags === 'string' ? tags : creating.issueOf('tags')}
        >
          <Textarea
            rows={3}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
            spellCheck={false}
          />
        </Field>
        <ProblemNote problem={creating.problem} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button asChild>
            <Link href={`/tenant/${tenantId}/devices`}>Cancel</Link>
          </Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={creating.isBusy}
            disabled={typeof tags === 'string'}
          >
            Create device
          </Button>
        </div>
      </form>
    </Card>
  )
}

const templateWords = ({ dialect, tags, sensors }: DeviceTemplate): string =>
  `A ${dialectName(dialect)} device with ${plural(Object.keys(tags).length, 'tag')} and ${plural(sensors.length, 'sensor')}. Tags that you give here win.`
