import { cn } from './cn'

export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden data-face="loading" className={cn('animate-pulse-soft rounded-md bg-line', className)} />
  )
}

/** The face of a list that is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" className="overflow-hidden rounded-lg border bg-surface">
      <span className="sr-only">Loading</span>
      <div className="h-(--row-head) border-b bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a placeholder
        <div key={row} className="flex h-(--row) items-center gap-6 border-b px-3 last:border-0">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  )
}
