'use client'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { CommandView, queueCommandOp } from '@/lib/contract/commands'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { type CommandDraft, checkDraft, emptyDraft } from './command-draft'
import { CommandPreview, type PreviewCommand } from './command-preview'
import { commandWords } from './command-words'
import { offlineSentence } from './offline-sentence'

export type QueueCommand = Action<InputOf<typeof queueCommandOp>, CommandView>

/** A command in the words of the device's dialect, with its exact topic and bytes before it goes. */
export function CommandComposer({
  device,
  isOnline,
  queueCommand,
  previewCommand,
  onQueued,
  initial,
}: {
  readonly device: DeviceDetail
  readonly isOnline: boolean
  readonly queueCommand: QueueCommand
  readonly previewCommand: PreviewCommand
  onQueued(command: CommandView): void
  /** A command of the history, to be sent again. */
  readonly initial?: CommandDraft | undefined
}) {
  const [draft, setDraft] = useState(() => initial ?? emptyDraft(device.dialect))
  const [isTouched, setTouched] = useState(false)
  const queue = useAction(queueCommand)
  const checked = checkDraft(draft, device.dialect, Date.now())
  const issues = isTouched && !checked.isOk ? checked.issues : {}
  const change = (part: Partial<CommandDraft>) => setDraft({ ...draft, ...part })
  const words = commandWords[device.dialect]

  const send = async () => {
    setTouched(true)
    if (!checked.isOk) return
    const command = await queue.run({ id: device.id, ...checked.input })
    if (command === undefined) return
    toast.success(isOnline || !words.waits ? 'Queued.' : 'Queued. It goes when the device connects.')
    onQueued(command)
    setTouched(false)
  }
  return (
    <Card title="Send a command">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {words.name === undefined ? null : (
          <Field label={words.name.label} hint={words.name.hint} error={issues.name ?? queue.issueOf('name')}>
            <Input
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
              placeholder={words.name.placeholder}
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        )}
        {words.hasMapping ? (
          <Field label="Mapping" isOptional error={queue.issueOf('mapping')}>
            <Input value={draft.mapping} onChange={(event) => change({ mapping: event.target.value })} />
          </Field>
        ) : null}
        <Field
          label={words.payload.label}
          hint={words.payload.hint}
          error={issues.payload ?? queue.issueOf('payload')}
        >
          <Textarea
            rows={5}
            className="font-mono"
            spellCheck={false}
            value={draft.payload}
            onChange={(event) => change({ payload: event.target.value })}
            // It came here by a button elsewhere on the page: the reader goes where it leads.
            autoFocus={initial !== undefined}
          />
        </Field>
        <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-3">
          {words.text === 'none' ? null : (
            <Field label="Form">
              <Select
                value={draft.isJson ? 'json' : 'text'}
                onChange={(event) => change({ isJson: event.target.value === 'json' })}
              >
                <option value="json">JSON</option>
                <option value="text">Text</option>
              </Select>
            </Field>
          )}
          {words.qosMax === 0 ? null : (
            <Field label="QoS" hint={draft.qos === 0 ? 'Never confirmed.' : 'The device confirms.'}>
              <Select
                value={draft.qos}
                onChange={(event) => change({ qos: event.target.value === '0' ? 0 : 1 })}
              >
                <option value={1}>1</option>
                <option value={0}>0</option>
              </Select>
            </Field>
          )}
          {words.waits ? (
            <Field label="Expires in (min)" error={issues.expiresInMinutes ?? queue.issueOf('expiresAt')}>
              <Input
                inputMode="numeric"
                value={draft.expiresInMinutes}
                onChange={(event) => change({ expiresInMinutes: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
        {words.qosMax === 0 ? (
          <p className="text-xs text-ink-faint">
            Goes at QoS 0: the device does not confirm, so nobody knows whether it came.
          </p>
        ) : null}
        <CommandPreview
          device={device}
          input={checked.isOk ? checked.input : undefined}
          previewCommand={previewCommand}
        />
        {isOnline ? null : (
          <p className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
            {offlineSentence(device.dialect)}
          </p>
        )}
        <ProblemNote problem={queue.problem} />
        <div>
          <Button type="submit" variant="primary" isBusy={queue.isBusy}>
            <Send aria-hidden /> Send
          </Button>
        </div>
      </form>
    </Card>
  )
}
