import type { ComponentProps } from 'react'
import { cn } from './cn'
import { softTones, type Tone } from './tone'

export function Badge({ className, tone = 'neutral', ...rest }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        'inline-flex weak:max-w-full items-center gap-1 rounded-sm px-1.5 py-px text-xs font-medium weak:whitespace-nowrap',
        softTones[tone],
        className,
      )}
      {...rest}
    />
  )
}
