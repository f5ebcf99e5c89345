'use client'
import { Download } from 'lucide-react'
import type { LogFilter } from '@/lib/contract/log-filter'
import type { SizedRecord } from '../live/record-pack'
import { Button } from '../ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../ui/dropdown-menu'
import { saveText } from '../ui/save-text'
import { exportHref, type LogPlace } from './log-query'
import { recordsNdjson } from './records-ndjson'

/** All that matches and is kept, written by the server; or the rows of the page, which the server may no longer have. */
export function ExportMenu({
  place,
  filter,
  rows,
}: {
  readonly place: LogPlace
  readonly filter: LogFilter
  readonly rows: readonly SizedRecord[]
}) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download aria-hidden /> Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem asChild>
          <a href={exportHref(place, filter, 'csv')} download>
            All that match, CSV
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={exportHref(place, filter, 'ndjson')} download>
            All that match, NDJSON
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem
          disabled={rows.length === 0}
          onSelect={() => saveText('shown-logs.ndjson', 'application/x-ndjson', recordsNdjson(rows))}
        >
          The {rows.length.toLocaleString('en')} shown, NDJSON
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
