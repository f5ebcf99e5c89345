import type { ReactNode } from 'react'

/** The row of filters above a list, and at its end what says how much is shown. */
export function ListBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {children}
      {note ? <p className="text-sm text-ink-faint sm:ml-auto">{note}</p> : null}
    </div>
  )
}
