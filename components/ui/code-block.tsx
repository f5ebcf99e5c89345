import { cn } from './cn'
import { CopyButton } from './copy-button'

/** Text to be copied as it stands. `what` names it for the copy button. */
export function CodeBlock({
  code,
  what,
  isWrapped = false,
  className,
}: {
  code: string
  what: string
  isWrapped?: boolean
  className?: string
}) {
  return (
    <div className={cn('relative min-w-0 rounded-md border bg-sunken', className)}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className={cn(
          'max-h-96 overflow-auto py-2 pr-10 pl-3 text-xs leading-5',
          isWrapped && 'wrap-anywhere whitespace-pre-wrap',
        )}
      >
        <code className="text-xs">{code}</code>
      </pre>
      <CopyButton text={code} what={what} className="absolute top-1 right-1 bg-sunken" />
    </div>
  )
}
