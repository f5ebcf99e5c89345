'use client'

import dynamic from 'next/dynamic'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { ModalLook } from './modal'
import { Slot } from './slot'
import { useWasAsked } from './use-was-asked'

interface DialogState {
  readonly isOpen: boolean
  change(isOpen: boolean): void
}

const DialogContext = createContext<DialogState>({ isOpen: false, change: () => {} })

const loadModal = () => import('./modal').then(({ Modal }) => Modal)
const Modal = dynamic(loadModal, { ssr: false })

/** Whether it is open is its own, or the caller's with `open`. What makes it a modal comes after the page. */
export function Dialog({
  open,
  onOpenChange,
  children,
}: {
  open?: boolean
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
}) {
  const [isOpenHere, setOpenHere] = useState(false)
  const change = (isOpen: boolean) => {
    setOpenHere(isOpen)
    onOpenChange?.(isOpen)
  }
  return <DialogContext value={{ isOpen: open ?? isOpenHere, change }}>{children}</DialogContext>
}

/** Its only child, a button, opens the dialog. */
export function DialogTrigger({ children }: { children: ReactNode }) {
  const { isOpen, change } = useContext(DialogContext)
  return (
    <Slot aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => change(true)}>
      {children}
    </Slot>
  )
}

/** Its only child, a button, closes the dialog. */
export function DialogClose({ children }: { children: ReactNode }) {
  const { change } = useContext(DialogContext)
  return <Slot onClick={() => change(false)}>{children}</Slot>
}

/** A titled modal; `side` stands it at the right edge, full height, as a drawer. */
export function DialogContent(props: ModalLook & { children: ReactNode }) {
  const { isOpen, change } = useContext(DialogContext)
  return useWasAsked(isOpen, loadModal) ? <Modal isOpen={isOpen} onOpenChange={change} {...props} /> : null
}

/** The row of buttons that ends a dialog's form. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-4 flex flex-wrap items-center justify-end gap-2">{children}</div>
}
