import { memo } from 'react'
import type { ListedDevice } from '@/lib/contract/devices'
import type { ReviewDeviceAction } from '../device/review-device'
import { SelectRow } from '../device-bulk/selection'
import { TableCell } from '../ui/table'
import { DeviceCell } from './device-cell'
import type { DeviceColumn } from './device-columns'

/** One row, drawn again only when it changes: while the list scrolls, those that stay in sight cost nothing. */
export const DeviceRow = memo(function DeviceRow({
  device,
  index,
  columns,
  hasChoice,
  mayChange,
  review,
  measure,
}: {
  device: ListedDevice
  index: number
  columns: readonly DeviceColumn[]
  /** There is a column of boxes to choose by. */
  hasChoice: boolean
  /** The reader may change this one. */
  mayChange: boolean
  review: ReviewDeviceAction
  measure: (row: HTMLTableRowElement | null) => void
}) {
  return (
    // No transition: under a mouse that rests, every row that scrolls by would begin one.
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="hover:bg-sunken/60">
      {hasChoice ? (
        <TableCell>{mayChange ? <SelectRow id={device.id} name={device.name} /> : null}</TableCell>
      ) : null}
      {columns.map((id) => (
        <DeviceCell key={id} column={id} device={device} mayChange={mayChange} review={review} />
      ))}
    </tr>
  )
})
