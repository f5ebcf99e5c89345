'use client'

import { useState } from 'react'
import type { BulkAction } from '@/lib/contract/device-bulk'
import { parseTags } from '../device/tag-lines'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

/** Tags to set on many devices, or to take off. */
export function BulkTags({
  kind,
  count,
  onStart,
  onClose,
}: {
  kind: 'tag' | 'untag'
  count: number
  /** The sentence of what went wrong, or nothing. */
  onStart: (action: BulkAction) => Promise<string | undefined>
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const action = actionOf(kind, text)
  const submit = async () => {
    if (action === undefined || typeof action === 'string') return
    setBusy(true)
    setProblem(await onStart(action))
    setBusy(false)
  }
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent title={`${kind === 'tag' ? 'Tag' : 'Remove tags of'} ${plural(count, 'device')}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Field
            label="Tags"
            hint={
              kind === 'tag'
                ? 'One a line: name = value. A tag of the same name is overwritten; others stay.'
                : 'Names, one a line.'
            }
            error={typeof action === 'string' ? action : problem}
          >
            <Textarea
              rows={4}
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
            />
          </Field>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="primary"
              isBusy={isBusy}
              disabled={action === undefined || typeof action === 'string'}
            >
              {kind === 'tag' ? 'Set tags' : 'Remove tags'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

function actionOf(kind: 'tag' | 'untag', text: string): BulkAction | string | undefined {
  if (text.trim() === '') return undefined
  if (kind === 'untag') {
    const names = [...new Set(text.split('\n').map((line) => line.trim()))].filter((name) => name !== '')
    return { kind, names }
  }
  const tags = parseTags(text)
  return typeof tags === 'string' ? tags : { kind, tags }
}
