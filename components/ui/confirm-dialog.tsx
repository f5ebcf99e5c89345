'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import type { ConfirmAct } from './confirm-modal'
import { Slot } from './slot'
import { useWasAsked } from './use-was-asked'

const loadModal = () => import('./confirm-modal').then(({ ConfirmModal }) => ConfirmModal)
const ConfirmModal = dynamic(loadModal, { ssr: false })

/** Asks before an act that cannot be taken back. What asks comes after the page. */
export function ConfirmDialog({
  trigger,
  open,
  onOpenChange,
  ...act
}: ConfirmAct & {
  /** A button that opens it. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  const [isOpenHere, setOpenHere] = useState(false)
  const isOpen = open ?? isOpenHere
  const change = (next: boolean) => {
    setOpenHere(next)
    onOpenChange?.(next)
  }
  const wasAsked = useWasAsked(isOpen, loadModal)
  return (
    <>
      {trigger ? (
        <Slot aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => change(true)}>
          {trigger}
        </Slot>
      ) : null}
      {wasAsked ? <ConfirmModal isOpen={isOpen} onOpenChange={change} {...act} /> : null}
    </>
  )
}
