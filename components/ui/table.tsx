import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Dense, with a head that stays. Give `label`: it names the table, and the region that scrolls. */
export function Table({ className, label, children, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative w-full overflow-auto rounded-lg border bg-surface"
    >
      <table
        aria-label={label}
        className={cn('w-full border-collapse text-left text-sm', className)}
        {...rest}
      >
        {children}
      </table>
    </section>
  )
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead className={cn('sticky top-0 z-10 bg-sunken', className)} {...rest} />
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y', className)} {...rest} />
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('transition-colors hover:bg-sunken/60', className)} {...rest} />
}

export function TableHeadCell({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={cn(
        'h-(--row-head) border-b weak:px-3 text-xs font-medium whitespace-nowrap text-ink-muted',
        className,
      )}
      {...rest}
    />
  )
}

export function TableCell({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cn('h-(--row) weak:px-3 py-(--row-pad) weak:align-middle', className)} {...rest} />
}
