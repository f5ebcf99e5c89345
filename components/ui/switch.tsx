'use client'

import type { ComponentProps } from 'react'
import { useFieldControl } from './field'

interface SwitchProps extends Omit<ComponentProps<'button'>, 'type' | 'onClick' | 'className'> {
  checked: boolean
  onCheckedChange?: (isChecked: boolean) => void
}

export function Switch({ checked, onCheckedChange, ...rest }: SwitchProps) {
  const control = useFieldControl()
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      {...control}
      onClick={() => onCheckedChange?.(!checked)}
      className="group inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-checked:border-accent aria-checked:bg-accent"
      {...rest}
    >
      <span className="block size-3.5 translate-x-0.5 rounded-full bg-ink-muted transition-transform group-aria-checked:translate-x-4.5 group-aria-checked:bg-accent-ink" />
    </button>
  )
}
