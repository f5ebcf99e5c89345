'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { type Actor, may } from '@/lib/core/actor'
import { ProblemNote } from '../device/problem-note'
import type { ReviewDeviceAction } from '../device/review-device'
import { BulkBar } from '../device-bulk/bulk-bar'
import type { ActOnDevicesAction, BulkFilter } from '../device-bulk/bulk-request'
import { SelectionProvider } from '../device-bulk/selection'
import { Button } from '../ui/button'
import { ColumnPicker } from './column-picker'
import { shownColumns } from './device-columns'
import { DevicesTable } from './devices-table'
import { type DevicePage, useDevicePages } from './use-device-pages'

/** The rows of the list, what can be done with those that are chosen, and which columns are shown. */
export function DevicesView({
  first,
  total,
  query,
  filter,
  reader,
  hasTenant,
  review,
  act,
}: {
  first: DevicePage
  /** Devices that the filter matches; undefined where they could not be counted. */
  total: number | undefined
  /** What the first page was asked with. */
  query: BulkFilter
  filter: BulkFilter
  reader: Actor
  hasTenant: boolean
  review: ReviewDeviceAction
  act: ActOnDevicesAction
}) {
  const [columns] = useQueryState('columns', parseAsString)
  const pages = useDevicePages(first, query)
  const { devices, hasMore, isLoading, problem, loadMore } = pages
  const mine = useMemo(
    () => devices.filter((one) => may(reader, 'provision', one)).map(({ id }) => id),
    [devices, reader],
  )
  const mayChange = useMemo(() => new Set(mine), [mine])
  const shown = useMemo(() => shownColumns(columns, hasTenant), [columns, hasTenant])
  return (
    <SelectionProvider ids={mine}>
      <div className="flex flex-wrap items-center gap-2">
        <BulkBar filter={filter} total={hasMore ? total : devices.length} choosable={mine.length} act={act} />
        <span className="ml-auto">
          <ColumnPicker hasTenant={hasTenant} />
        </span>
      </div>
      <DevicesTable pages={pages} total={total} shown={shown} mayChange={mayChange} review={review} />
      <div className="flex flex-wrap items-center gap-2 text-sm text-ink-faint">
        <span role="status">{loadedWords(devices.length, hasMore, total)}</span>
        <ProblemNote problem={problem} />
        {problem && problem.requestId !== '-' ? (
          <span>
            Request <code>{problem.requestId}</code>
          </span>
        ) : null}
        {hasMore ? (
          <Button size="sm" isBusy={isLoading} onClick={loadMore}>
            {problem ? 'Try again' : 'Load more'}
          </Button>
        ) : null}
      </div>
    </SelectionProvider>
  )
}

function loadedWords(loaded: number, hasMore: boolean, total: number | undefined): string {
  const count = loaded.toLocaleString('en')
  if (!hasMore) return `${count} loaded, which is all`
  return total === undefined ? `${count} loaded` : `${count} of ${total.toLocaleString('en')} loaded`
}
