import { cva } from 'class-variance-authority'

/** The looks of a button, for what is one and for a link that a server component writes. */
export const buttonVariants = cva(
  'inline-flex weak:shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-accent-ink enabled:hover:bg-accent-strong [a]:hover:bg-accent-strong',
        secondary: 'border-line-strong/60 bg-surface text-ink enabled:hover:bg-sunken [a]:hover:bg-sunken',
        ghost:
          'border-transparent weak:bg-transparent weak:text-ink-muted enabled:hover:bg-sunken enabled:hover:text-ink [a]:hover:bg-sunken [a]:hover:text-ink',
        danger: 'border-transparent bg-bad text-surface enabled:hover:bg-bad-strong dark:text-accent-ink',
        'danger-outline': 'border-bad/60 bg-surface text-bad enabled:hover:bg-bad-soft',
      },
      size: {
        sm: 'h-7 px-2 text-sm',
        md: 'h-8.5 px-3 text-sm',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8.5 p-0',
        'icon-sm': 'weak:size-7 p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)
