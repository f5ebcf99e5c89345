'use client'
import { Eye, Send } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { CommandBatchPreview } from '@/lib/contract/command-batch'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { startingTexts } from '../command-templates/parameter-text'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import type { BatchActions } from './batch-actions'
import { type BatchDraft, checkBatch, OWN } from './batch-draft'
import { BatchPreview } from './batch-preview'
import { CommandFields } from './command-fields'
import { DeviceFields } from './device-fields'

/** One command to many devices: what it is, to whom, a look at both, and only then it goes. */
export function SendToMany({
  tenantId,
  templates,
  actions,
}: {
  readonly tenantId: number
  readonly templates: readonly CommandTemplate[]
  readonly actions: BatchActions
}) {
  const router = useRouter()
  const [draft, setDraft] = useState(() => startOf(templates))
  const [isTouched, setTouched] = useState(false)
  const [preview, setPreview] = useState<CommandBatchPreview>()
  const looking = useAction(actions.preview)
  const sending = useAction(actions.send)
  const checked = checkBatch(draft, tenantId, templates)
  const change = (next: BatchDraft) => {
    setDraft(next)
    setPreview(undefined)
  }
  const look = async () => {
    setTouched(true)
    if (checked.isOk) setPreview(await looking.run(checked.input))
  }
  const send = async () => {
    if (!checked.isOk || !preview) return
    const job = await sending.run({ ...checked.input, expectedCount: preview.total })
    if (job) router.push(`/tenant/${tenantId}/commands/batches/${job.id}`)
  }
  const flaws = isTouched && !checked.isOk ? checked.flaws : {}
  return (
    <form
      className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        void (preview ? send() : look())
      }}
    >
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="What">
          <CommandFields draft={draft} templates={templates} flaws={flaws} onChange={change} />
        </Card>
        <Card title="To whom" description="Devices of this tenant.">
          <DeviceFields draft={draft} onChange={change} />
        </Card>
      </div>
      <Card title="Before it goes" className="xl:sticky xl:top-4">
        <div className="flex flex-col gap-3">
          <BatchPreview preview={preview} />
          <ProblemNote problem={looking.problem ?? sending.problem} />
          <div className="flex flex-wrap gap-2">
            <Button
              variant={preview ? 'secondary' : 'primary'}
              isBusy={looking.isBusy}
              onClick={() => void look()}
            >
              <Eye aria-hidden /> {preview ? 'Look again' : 'Look first'}
            </Button>
            {preview && preview.sendable > 0 ? (
              <Button type="submit" variant="primary" isBusy={sending.isBusy}>
                <Send aria-hidden /> Send to {preview.sendable.toLocaleString('en')}
              </Button>
            ) : null}
          </div>
        </div>
      </Card>
    </form>
  )
}

const startOf = ([first]: readonly CommandTemplate[]): BatchDraft => ({
  from: first?.id ?? OWN,
  texts: first ? startingTexts(first.parameters) : {},
  name: '',
  payload: '',
  isJson: true,
  mapping: '',
  dialect: '',
  presence: '',
  q: '',
})
