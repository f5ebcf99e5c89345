'use client'

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Slot } from './slot'

/** What a popup that a key opened does with the focus differs from one that a pointer opened; the arrow up begins at its end. */
export type OpenedBy = 'key' | 'arrow-up' | 'pointer'

interface PopupState {
  readonly isOpen: boolean
  readonly openedBy: OpenedBy
  readonly boxId: string
  readonly openerId: string
  readonly opener: RefObject<HTMLButtonElement | null>
  open(by: OpenedBy): void
  /** With `keepsFocus` it stays where it went meanwhile. */
  close(keepsFocus?: boolean): void
}

const PopupContext = createContext<PopupState | null>(null)

export function usePopup(): PopupState {
  const popup = useContext(PopupContext)
  if (!popup) throw new Error('there is no Popup above')
  return popup
}

/** A button and the box that it opens beside itself; the page behind stays usable. See `Popover` and `DropdownMenu`. */
export function Popup({
  onOpenChange,
  children,
}: {
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
}) {
  const [openedBy, setOpenedBy] = useState<OpenedBy>()
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  const state = useMemo<PopupState>(
    () => ({
      isOpen: openedBy !== undefined,
      openedBy: openedBy ?? 'pointer',
      boxId: `${id}-box`,
      openerId: `${id}-opener`,
      opener,
      open: (by) => {
        setOpenedBy(by)
        onOpenChange?.(true)
      },
      close: (keepsFocus = false) => {
        if (!keepsFocus) opener.current?.focus()
        setOpenedBy(undefined)
        onOpenChange?.(false)
      },
    }),
    [openedBy, id, onOpenChange],
  )
  return <PopupContext value={state}>{children}</PopupContext>
}

export function PopupTrigger({
  kind,
  asChild = false,
  ...rest
}: ComponentProps<'button'> & {
  kind: 'menu' | 'dialog'
  /** Renders its only child, a button, as the opener. */
  asChild?: boolean
}) {
  const { isOpen, boxId, openerId, opener, open, close } = usePopup()
  const face = {
    id: openerId,
    ref: opener,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? boxId : undefined,
    // A click without a count comes from the keyboard.
    onClick: (event: { readonly detail: number }) =>
      isOpen ? close() : open(event.detail === 0 ? 'key' : 'pointer'),
    ...rest,
  } as const
  return asChild ? <Slot {...face} /> : <button type="button" {...face} />
}
