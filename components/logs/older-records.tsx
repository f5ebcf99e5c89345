'use client'
import { History } from 'lucide-react'
import { Button } from '../ui/button'

/** What lies before the first row: more of it, its end, or why it is not asked for. */
export function OlderRecords({
  hasOlder,
  hasRoom,
  isBusy,
  error,
  onLoad,
}: {
  readonly hasOlder: boolean
  readonly hasRoom: boolean
  readonly isBusy: boolean
  readonly error: Error | undefined
  onLoad(): void
}) {
  if (!hasOlder) return null
  if (!hasRoom)
    return <span>50,000 records are held here: narrow the filter, or export them, to see older ones</span>
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button size="sm" variant="ghost" isBusy={isBusy} onClick={onLoad}>
        {isBusy ? null : <History aria-hidden />} Load older
      </Button>
      {error ? (
        <span role="status" className="text-bad">
          Older records did not come: {error.message}
        </span>
      ) : null}
    </span>
  )
}
