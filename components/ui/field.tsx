'use client'

import { createContext, type ReactNode, useContext, useId, useMemo } from 'react'
import { cn } from './cn'
import { Label } from './label'

interface FieldControl {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

const FieldContext = createContext<FieldControl | null>(null)

/** What a control inside a `Field` needs to be named and described by it; controls of ours ask by themselves. */
export const useFieldControl = (): Partial<FieldControl> => useContext(FieldContext) ?? {}

/** Label, one control, hint and error, wired for assistive technology. */
export function Field({
  label,
  hint,
  error,
  isOptional = false,
  className,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const hasHint = hint !== undefined && hint !== null
  const control = useMemo<FieldControl>(() => {
    const described = [hasHint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
    return {
      id,
      ...(described ? { 'aria-describedby': described } : {}),
      ...(error ? { 'aria-invalid': true as const } : {}),
    }
  }, [id, hasHint, error])
  return (
    <FieldContext value={control}>
      <div className={cn('flex min-w-0 flex-col gap-1', className)}>
        <Label htmlFor={id}>
          {label}
          {isOptional ? <span className="font-normal text-ink-faint"> (optional)</span> : null}
        </Label>
        {children}
        {hasHint ? (
          <p id={`${id}-hint`} className="text-xs text-ink-faint">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} role="alert" className="text-xs font-medium text-bad">
            {error}
          </p>
        ) : null}
      </div>
    </FieldContext>
  )
}
