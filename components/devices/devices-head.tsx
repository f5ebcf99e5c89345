import { memo } from 'react'
import { SelectPage } from '../device-bulk/selection'
import { SortHead } from '../lists/sort-head'
import { cn } from '../ui/cn'
import { TableHead, TableHeadCell } from '../ui/table'
import { columnsOf, type DeviceColumn } from './device-columns'

const HEAD_CELL = 'grid min-w-0 content-center overflow-hidden'

/** Drawn again only when it changes: the table is, with each few rows that it scrolls by. */
export const DevicesHead = memo(function DevicesHead({
  shown,
  choosable,
}: {
  shown: readonly DeviceColumn[]
  /** Rows with a box to choose them by; where there is none, the column is not there. */
  choosable: number
}) {
  return (
    <TableHead className="block">
      <tr aria-rowindex={1} className="grid grid-cols-(--list-columns)">
        {choosable > 0 ? (
          <TableHeadCell className={HEAD_CELL}>
            <SelectPage count={choosable} />
          </TableHeadCell>
        ) : null}
        {columnsOf(true)
          .filter(({ id }) => shown.includes(id))
          .map((column) =>
            'sort' in column ? (
              <SortHead
                key={column.id}
                label={column.label}
                sortKey={column.sort}
                first="name"
                className={HEAD_CELL}
              />
            ) : (
              <TableHeadCell key={column.id} className={cn(HEAD_CELL, column.id === 'rate' && 'text-right')}>
                {column.label}
              </TableHeadCell>
            ),
          )}
      </tr>
    </TableHead>
  )
})
