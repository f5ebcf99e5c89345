import { memo } from 'react'
import type { ListedDevice } from '@/lib/contract/devices'
import { devicePath } from '../device/device-path'
import { dialectName } from '../device/dialect-name'
import { NewMark } from '../device/new-mark'
import { presenceOf } from '../device/presence'
import type { ReviewDeviceAction } from '../device/review-device'
import { Badge } from '../ui/badge'
import { CopyButton } from '../ui/copy-button'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import type { DeviceColumn } from './device-columns'
import { ListCell } from './list-cell'
import { rateWords } from './rate-words'
import { ReviewInList } from './review-in-list'

/** Most rows look alike here: who scrolls from one to the next draws it once. */
const Status = memo(StatusMark)

/** All of them stand in the title of the cell, and on the page of the device. */
const TAGS_SHOWN_MAX = 1

/**
 * One cell of the list; its column says what it shows. Its links are plain, and followed by the table (`useSoftLinks`).
 */
export function DeviceCell({
  column,
  device,
  mayChange,
  review,
}: {
  column: DeviceColumn
  device: ListedDevice
  mayChange: boolean
  review: ReviewDeviceAction
}) {
  const { connection } = device
  switch (column) {
    case 'status':
      return (
        <ListCell>
          <Status mark={device.status === 'enabled' ? presenceOf(connection) : device.status} />
        </ListCell>
      )
    case 'name':
      return (
        <ListCell className="font-medium">
          <span className="flex items-center gap-2">
            <a
              href={devicePath(device)}
              title={device.name}
              className="min-w-0 truncate rounded-sm hover:underline"
            >
              {device.name}
            </a>
            {device.isNew ? <NewMark /> : null}
            {device.isNew && mayChange ? (
              <ReviewInList key={device.id} device={{ id: device.id, name: device.name }} review={review} />
            ) : null}
          </span>
        </ListCell>
      )
    case 'id':
      return (
        <ListCell>
          <span className="flex items-center gap-1">
            <code title={device.id}>{device.id.slice(0, 8)}</code>
            <CopyButton text={device.id} what={`the id of ${device.name}`} />
          </span>
        </ListCell>
      )
    case 'dialect':
      return <ListCell>{dialectName(device.dialect)}</ListCell>
    case 'tenant':
      return (
        <ListCell className="truncate" title={`${device.companyName}, ${device.tenantName}`}>
          <a href={`/tenant/${device.tenantId}`} className="rounded-sm hover:underline">
            {device.tenantName}
          </a>
          <span className="block truncate text-xs text-ink-faint compact:ml-1.5 compact:inline">
            {device.companyName}
          </span>
        </ListCell>
      )
    case 'last-seen':
      return (
        <ListCell className="text-ink-muted">
          {connection.isOnline ? 'now' : <When at={connection.lastSeenAt} never="never" />}
        </ListCell>
      )
    case 'address':
      return (
        <ListCell className="truncate" title={connection.address ?? undefined}>
          {connection.address ? <code>{connection.address}</code> : <Nothing />}
        </ListCell>
      )
    case 'rate':
      return (
        <ListCell className="text-right">
          {device.messagesPerSecond === null ? <Nothing /> : rateWords(device.messagesPerSecond)}
        </ListCell>
      )
    case 'credential':
      return (
        <ListCell className="text-ink-muted">
          <When at={device.credentialIssuedAt} never="–" />
        </ListCell>
      )
    case 'tags':
      return (
        <ListCell title={tagWords(device.tags)}>
          <Tags tags={device.tags} />
        </ListCell>
      )
    case 'created':
      return (
        <ListCell className="text-ink-muted">
          <RelativeTime at={device.createdAt} />
        </ListCell>
      )
  }
}

const Nothing = () => <span className="text-ink-faint">–</span>

function When({ at, never }: { at: string | null; never: string }) {
  return at ? <RelativeTime at={at} /> : <span className="text-ink-faint">{never}</span>
}

const tagWords = (tags: ListedDevice['tags']): string =>
  Object.entries(tags)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

function Tags({ tags }: { tags: ListedDevice['tags'] }) {
  const entries = Object.entries(tags)
  const more = entries.length - TAGS_SHOWN_MAX
  return (
    <span className="flex min-w-0 items-center gap-1 whitespace-nowrap">
      {entries.slice(0, TAGS_SHOWN_MAX).map(([name, value]) => (
        <Badge key={name} className="min-w-0">
          <span className="truncate">
            {name}: {value}
          </span>
        </Badge>
      ))}
      {more > 0 ? (
        <span className="text-xs text-ink-faint">
          +{more}
          <span className="sr-only"> more</span>
        </span>
      ) : null}
    </span>
  )
}
