'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { useFocusReturn } from './use-focus-return'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' } as const

/** A titled modal; `side` stands it at the right edge, full height, as a drawer. */
export function DialogContent({
  title,
  description,
  size = 'sm',
  side = false,
  isOnTop = false,
  first,
  className,
  children,
}: {
  title: ReactNode
  description?: ReactNode
  size?: keyof typeof widths
  side?: boolean
  /** Above another dialog that may be open. */
  isOnTop?: boolean
  /** What takes the focus; else the first that can. */
  first?: RefObject<HTMLElement | null>
  className?: string
  children: ReactNode
}) {
  const focusReturn = useFocusReturn(first)
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={cn('fixed inset-0 z-40 bg-shade', isOnTop && 'z-60')} />
      <Primitive.Content
        {...focusReturn}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed z-50 flex w-full flex-col overflow-hidden border bg-raised shadow-raised focus:outline-none',
          widths[size],
          side
            ? 'inset-y-0 right-0 h-dvh'
            : 'top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 rounded-lg',
          isOnTop && 'z-60',
          className,
        )}
      >
        <header className="flex items-start gap-3 border-b px-4 py-3">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="text-lg font-semibold break-words">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-0.5 text-sm text-ink-muted">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close">
              <X aria-hidden />
            </Button>
          </Primitive.Close>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** The row of buttons that ends a dialog's form. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-4 flex flex-wrap items-center justify-end gap-2">{children}</div>
}
