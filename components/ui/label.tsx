import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Label({ className, ...rest }: ComponentProps<'label'>) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor
  return <label className={cn('text-sm weak:font-medium text-ink', className)} {...rest} />
}
