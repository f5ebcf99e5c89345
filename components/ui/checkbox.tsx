'use client'

import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'className'> {
  onCheckedChange?: (isChecked: boolean) => void
}

export function Checkbox({ onCheckedChange, ...rest }: CheckboxProps) {
  return (
    <span className="relative mt-0.5 inline-flex size-4 shrink-0">
      <input
        type="checkbox"
        className="peer size-4 appearance-none rounded-sm border border-line-strong bg-surface checked:border-accent checked:bg-accent enabled:cursor-pointer disabled:cursor-not-allowed disabled:opacity-55"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        {...rest}
      />
      <Check
        aria-hidden
        className="pointer-events-none absolute inset-px hidden size-3.5 text-accent-ink peer-checked:block peer-disabled:opacity-55"
        strokeWidth={3}
      />
    </span>
  )
}
