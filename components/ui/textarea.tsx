'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control-classes'
import { useFieldControl } from './field'

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  const control = useFieldControl()
  return <textarea rows={rows} {...control} className={cn(controlClasses, 'py-1.5', className)} {...rest} />
}
