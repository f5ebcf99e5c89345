'use client'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import type { CommandView } from '@/lib/contract/commands'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { QueueCommand } from '../commands/command-composer'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { ParameterFields } from './parameter-fields'
import { readParameters, startingTexts } from './parameter-text'
import type { PreviewTemplate } from './template-actions'
import { TemplatePreview } from './template-preview'

/** A saved command of the tenant, with its parameters, to this device; shows nothing where there is none saved. */
export function SendTemplate({
  device,
  templates,
  previewTemplate,
  queueCommand,
  onQueued,
}: {
  readonly device: DeviceDetail
  readonly templates: readonly CommandTemplate[]
  readonly previewTemplate: PreviewTemplate
  readonly queueCommand: QueueCommand
  onQueued(command: CommandView): void
}) {
  const [chosenId, choose] = useState<string>()
  const chosen = templates.find(({ id }) => id === chosenId) ?? templates[0]
  if (!chosen) return null
  return (
    <Card title="From a template">
      <div className="flex flex-col gap-3">
        <Field label="Template">
          <Select value={chosen.id} onChange={(event) => choose(event.target.value)}>
            {templates.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <ChosenTemplate
          key={chosen.id}
          template={chosen}
          device={device}
          previewTemplate={previewTemplate}
          queueCommand={queueCommand}
          onQueued={onQueued}
        />
      </div>
    </Card>
  )
}

function ChosenTemplate({
  template,
  device,
  previewTemplate,
  queueCommand,
  onQueued,
}: {
  readonly template: CommandTemplate
  readonly device: DeviceDetail
  readonly previewTemplate: PreviewTemplate
  readonly queueCommand: QueueCommand
  onQueued(command: CommandView): void
}) {
  const [texts, setTexts] = useState(() => startingTexts(template.parameters))
  const [isTouched, setTouched] = useState(false)
  const filling = useAction(previewTemplate)
  const queueing = useAction(queueCommand)
  const read = readParameters(template.parameters, texts)
  const ask = { id: template.tenantId, templateId: template.id, deviceId: device.id }
  const send = async () => {
    setTouched(true)
    if (!read.isOk) return
    const filled = await filling.run({ ...ask, parameters: read.values })
    if (filled === undefined) return
    const command = await queueing.run({ id: device.id, ...filled.command })
    if (command === undefined) return
    toast.success('Queued.')
    onQueued(command)
    setTouched(false)
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ParameterFields
        parameters={template.parameters}
        texts={texts}
        flaws={isTouched && !read.isOk ? read.flaws : {}}
        onChange={setTexts}
      />
      <TemplatePreview
        dialect={device.dialect}
        input={read.isOk ? { ...ask, parameters: read.values } : undefined}
        previewTemplate={previewTemplate}
      />
      <ProblemNote problem={filling.problem ?? queueing.problem} />
      <div>
        <Button type="submit" variant="primary" isBusy={filling.isBusy || queueing.isBusy}>
          <Send aria-hidden /> Send
        </Button>
      </div>
    </form>
  )
}
