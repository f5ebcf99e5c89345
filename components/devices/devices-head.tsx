import { memo } from 'react'
import { SelectPage } from '../device-bulk/selection'
import { SortHead } from '../lists/sort-head'
import { TableHead, TableHeadCell } from '../ui/table'
import { columnsOf, type DeviceColumn } from './device-columns'

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
    <TableHead>
      <tr aria-rowindex={1}>
        {choosable > 0 ? (
          <TableHeadCell>
            <SelectPage count={choosable} />
          </TableHeadCell>
        ) : null}
        {columnsOf(true)
          .filter(({ id }) => shown.includes(id))
          .map((column) =>
            'sort' in column ? (
              <SortHead key={column.id} label={column.label} sortKey={column.sort} first="name" />
            ) : (
              <TableHeadCell key={column.id} className={column.id === 'rate' ? 'text-right' : undefined}>
                {column.label}
              </TableHeadCell>
            ),
          )}
      </tr>
    </TableHead>
  )
})
