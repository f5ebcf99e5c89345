'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, type RefObject, useRef } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { keepForPopup } from './keep-for-popup'
import { useFocusReturn } from './use-focus-return'

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' } as const

export interface ModalLook {
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly size?: keyof typeof widths
  readonly side?: boolean
  /** Above another dialog that may be open. */
  readonly isOnTop?: boolean
  /** What takes the focus; else the field that its body begins with, or the first that can. */
  readonly first?: RefObject<HTMLElement | null>
}

/** What `Dialog` shows while it is open. */
export function Modal({
  isOpen,
  onOpenChange,
  title,
  description,
  size = 'sm',
  side = false,
  isOnTop = false,
  first,
  children,
}: ModalLook & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const focusReturn = useFocusReturn(() => first?.current ?? (side ? null : leadingField(body.current)))
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={cn('fixed inset-0 bg-shade', isOnTop ? 'z-60' : 'z-40')} />
        <Primitive.Content
          {...focusReturn}
          onEscapeKeyDown={keepForPopup}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed flex flex-col overflow-hidden border bg-raised shadow-raised focus:outline-none',
            isOnTop ? 'z-60' : 'z-50',
            widths[size],
            side
              ? 'inset-y-0 right-0 h-dvh w-full'
              : 'top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 rounded-lg',
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
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto p-4">
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Who opens a form writes in it at once; a finger opens the keyboard of its phone by itself. */
function leadingField(body: HTMLElement | null): HTMLElement | null {
  if (matchMedia('(pointer: coarse)').matches) return null
  const lead = body?.querySelector<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea')
  return lead?.matches('textarea:enabled, input:enabled:not([type=checkbox], [type=radio], [type=file])')
    ? lead
    : null
}
