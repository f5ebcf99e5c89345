import Link from 'next/link'
import type { Device } from '@/lib/contract/devices'
import { devicePath } from '../device/device-path'
import { dialectName } from '../device/dialect-name'
import { NewMark } from '../device/new-mark'
import { presenceOf } from '../device/presence'
import type { ReviewDeviceAction } from '../device/review-device'
import { SelectPage, SelectRow } from '../device-bulk/selection'
import { Badge } from '../ui/badge'
import { CopyButton } from '../ui/copy-button'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { ReviewInList } from './review-in-list'

const TAGS_SHOWN_MAX = 3

export function DevicesTable({
  devices,
  hasTenant,
  mayChange,
  review,
}: {
  devices: readonly Device[]
  hasTenant: boolean
  /** Ids of those that the reader may change: choose for an action, or say that it has looked at a new one. */
  mayChange: readonly string[]
  review: ReviewDeviceAction
}) {
  return (
    <Table label="Devices">
      <TableHead>
        <tr>
          {mayChange.length > 0 ? (
            <TableHeadCell className="w-8">
              <SelectPage count={mayChange.length} />
            </TableHeadCell>
          ) : null}
          <TableHeadCell>Status</TableHeadCell>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Id</TableHeadCell>
          {hasTenant ? <TableHeadCell>Tenant</TableHeadCell> : null}
          <TableHeadCell>Dialect</TableHeadCell>
          <TableHeadCell>Last seen</TableHeadCell>
          <TableHeadCell>Tags</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {devices.map((device) => (
          <TableRow key={device.id}>
            {mayChange.length > 0 ? (
              <TableCell>
                {mayChange.includes(device.id) ? <SelectRow id={device.id} name={device.name} /> : null}
              </TableCell>
            ) : null}
            <TableCell>
              <StatusMark
                mark={device.status === 'enabled' ? presenceOf(device.connection) : device.status}
              />
            </TableCell>
            <TableCell className="min-w-40 font-medium">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link href={devicePath(device)} className="rounded-sm break-words hover:underline">
                  {device.name}
                </Link>
                {device.isNew ? <NewMark /> : null}
                {device.isNew && mayChange.includes(device.id) ? (
                  <ReviewInList device={{ id: device.id, name: device.name }} review={review} />
                ) : null}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <span className="flex items-center gap-1">
                <code title={device.id}>{device.id.slice(0, 8)}</code>
                <CopyButton text={device.id} what={`the id of ${device.name}`} />
              </span>
            </TableCell>
            {hasTenant ? (
              <TableCell className="whitespace-nowrap">
                <Link href={`/tenant/${device.tenantId}`} className="rounded-sm hover:underline">
                  {device.tenantName}
                </Link>
                <span className="block text-xs text-ink-faint">{device.companyName}</span>
              </TableCell>
            ) : null}
            <TableCell className="whitespace-nowrap">{dialectName(device.dialect)}</TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              {device.connection.isOnline ? (
                'now'
              ) : device.connection.lastSeenAt ? (
                <RelativeTime at={device.connection.lastSeenAt} />
              ) : (
                'never'
              )}
            </TableCell>
            <TableCell>
              <Tags tags={device.tags} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Tags({ tags }: { tags: Device['tags'] }) {
  const entries = Object.entries(tags)
  const more = entries.length - TAGS_SHOWN_MAX
  return (
    <span className="flex min-w-72 flex-wrap items-center gap-1">
      {entries.slice(0, TAGS_SHOWN_MAX).map(([name, value]) => (
        <Badge key={name} className="max-w-44">
          <span className="truncate">
            {name}: {value}
          </span>
        </Badge>
      ))}
      {more > 0 ? <span className="text-xs text-ink-faint">and {more} more</span> : null}
    </span>
  )
}
