'use client'

import { Dialog } from 'radix-ui'
import { useFocusReturn } from '../ui/use-focus-return'
import { PaletteList } from './palette-list'
import type { PaletteProps } from './palette-props'

/** Everything that can be reached by typing a few letters of it. */
export function Palette({
  isOpen,
  onOpenChange,
  ...rest
}: PaletteProps & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const focusReturn = useFocusReturn()
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Dialog.Content
          data-palette
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[76dvh] w-[calc(100vw-1.5rem)] max-w-2xl -translate-x-1/2 flex-col overflow-hidden rounded-lg border bg-raised shadow-raised focus:outline-none"
        >
          <Dialog.Title className="sr-only">Go to, find, create, copy</Dialog.Title>
          <PaletteList {...rest} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
