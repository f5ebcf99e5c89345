import { memo } from 'react'
import type { ListedDevice } from '@/lib/contract/devices'
import type { ReviewDeviceAction } from '../device/review-device'
import { SelectRow } from '../device-bulk/selection'
import { DeviceCell } from './device-cell'
import type { DeviceColumn } from './device-columns'
import { ListCell } from './list-cell'
import { rowStyle } from './list-geometry'

/**
 * One row, drawn again only when it changes: while the list scrolls, those that stay in sight cost nothing. Its place
 * is given from device to device: what a cell remembers of one must not be shown of the next.
 */
export const DeviceRow = memo(function DeviceRow({
  device,
  index,
  columns,
  hasChoice,
  mayChange,
  review,
}: {
  device: ListedDevice
  index: number
  columns: readonly DeviceColumn[]
  /** There is a column of boxes to choose by. */
  hasChoice: boolean
  /** The reader may change this one. */
  mayChange: boolean
  review: ReviewDeviceAction
}) {
  return (
    // No transition: under a mouse that rests, every row that scrolls by would begin one.
    <tr
      data-device={device.id}
      aria-rowindex={index + 2}
      className="absolute inset-x-0 top-0 grid h-(--row) grid-cols-(--list-columns) items-center border-b align-middle contain-size contain-layout hover:bg-sunken/60"
      style={rowStyle(index)}
    >
      {hasChoice ? (
        <ListCell>{mayChange ? <SelectRow id={device.id} name={device.name} /> : null}</ListCell>
      ) : null}
      {columns.map((id) => (
        <DeviceCell key={id} column={id} device={device} mayChange={mayChange} review={review} />
      ))}
    </tr>
  )
})
