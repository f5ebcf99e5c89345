'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './control-classes'
import { useFieldControl } from './field'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  const control = useFieldControl()
  return <input type={type} {...control} className={cn(controlClasses, 'weak:h-8.5', className)} {...rest} />
}
