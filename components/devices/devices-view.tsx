'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { type Actor, may } from '@/lib/core/actor'
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
  query,
  filter,
  reader,
  hasTenant,
  review,
  act,
}: {
  first: DevicePage
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
  return (
    <SelectionProvider ids={mine}>
      <div className="flex flex-wrap items-center gap-2">
        <BulkBar filter={filter} mayAct={mine.length > 0} act={act} />
        <span className="ml-auto">
          <ColumnPicker hasTenant={hasTenant} />
        </span>
      </div>
      <DevicesTable
        pages={pages}
        shown={shownColumns(columns, hasTenant)}
        mayChange={mayChange}
        review={review}
      />
      <p className="flex flex-wrap items-center gap-2 text-sm text-ink-faint">
        <span role="status">
          {devices.length.toLocaleString('en')} loaded{hasMore ? '' : ', which is all'}
        </span>
        {problem ? <span className="text-bad">{problem}</span> : null}
        {hasMore ? (
          <Button size="sm" isBusy={isLoading} onClick={loadMore}>
            {problem ? 'Try again' : 'Load more'}
          </Button>
        ) : null}
      </p>
    </SelectionProvider>
  )
}
