'use client'

import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { Dialog, DialogClose, DialogContent, DialogFooter } from './dialog'
import { Field } from './field'
import { Input } from './input'
import { isNameTyped } from './is-name-typed'

export interface ConfirmAct {
  readonly title: string
  readonly consequences: readonly ReactNode[]
  readonly confirmLabel: string
  readonly nameToType?: string
  readonly isDanger?: boolean
  readonly onConfirm: () => Promise<string | undefined>
  /** A choice that belongs to the act. */
  readonly children?: ReactNode
}

/**
 * Asks before an act that cannot be taken back: names each consequence, and with `nameToType` wants the name typed.
 * `onConfirm` answers the sentence of what went wrong, or nothing, which closes the dialog.
 */
export function ConfirmModal({
  isOpen,
  onOpenChange,
  title,
  consequences,
  confirmLabel,
  nameToType,
  isDanger = true,
  onConfirm,
  children,
}: ConfirmAct & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const change = (next: boolean) => {
    if (isBusy) return
    setTyped('')
    setProblem(undefined)
    onOpenChange(next)
  }
  const confirm = async () => {
    setBusy(true)
    setProblem(undefined)
    let sentence: string | undefined
    try {
      sentence = await onConfirm()
    } catch {
      sentence = 'The server did not answer. Nothing may have changed; reload to see.'
    }
    setBusy(false)
    if (sentence) return setProblem(sentence)
    setTyped('')
    onOpenChange(false)
  }
  const isReady = nameToType === undefined || isNameTyped(typed, nameToType)

  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogContent title={title}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            if (isReady && !isBusy) void confirm()
          }}
        >
          <ul className="list-disc space-y-1 pl-5 text-sm text-ink-muted">
            {consequences.map((consequence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
              <li key={index}>{consequence}</li>
            ))}
          </ul>
          {children ? <div className="mt-4">{children}</div> : null}
          {nameToType !== undefined ? (
            <Field
              className="mt-4"
              label={
                <>
                  Type <span className="font-mono break-all">{nameToType}</span> to confirm
                </>
              }
            >
              <Input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
          ) : null}
          {problem ? (
            <p role="alert" className="mt-3 rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
              {problem}
            </p>
          ) : null}
          <DialogFooter>
            <DialogClose>
              <Button disabled={isBusy}>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant={isDanger ? 'danger' : 'primary'}
              isBusy={isBusy}
              disabled={!isReady}
            >
              {confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
