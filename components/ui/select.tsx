'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control-classes'
import { useFieldControl } from './field'

/** The platform's own select: its list works with every keyboard, screen reader and phone. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  const control = useFieldControl()
  return (
    <span className={cn('relative inline-flex weak:w-full min-w-0', className)}>
      <select
        {...control}
        className={cn(controlClasses, 'h-8.5 cursor-pointer appearance-none truncate pr-8')}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  )
}
