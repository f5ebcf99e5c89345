'use client'
import type { DeviceDetail } from '@/lib/contract/devices'
import { Badge } from '../ui/badge'
import { CopyButton } from '../ui/copy-button'
import { PageHeader } from '../ui/page-header'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { LinkTabs } from '../ui/tabs'
import type { DeviceAbilities } from './device-abilities'
import { devicePath } from './device-path'
import { dialectName } from './dialect-name'
import { NewMark } from './new-mark'
import { presenceOf } from './presence'
import { useDevice } from './use-device'

/** Name, scope, state, and the tabs: the same above each page of the device. */
export function DeviceHeader({
  initial,
  abilities,
}: {
  readonly initial: DeviceDetail
  readonly abilities: DeviceAbilities
}) {
  const device = useDevice(initial)
  const { connection } = device
  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        title={device.name}
        crumbs={[
          { label: device.companyName },
          { label: device.tenantName, href: `/tenant/${device.tenantId}` },
          { label: 'Devices', href: `/tenant/${device.tenantId}/devices` },
        ]}
        marks={
          <span className="flex flex-wrap items-center gap-3" aria-live="polite">
            <StatusMark mark={presenceOf(connection)} />
            {device.status === 'enabled' ? null : <StatusMark mark={device.status} />}
            <Badge>{dialectName(device.dialect)}</Badge>
            {device.isNew ? <NewMark /> : null}
          </span>
        }
        actions={
          <span className="flex max-w-[calc(100vw-2rem)] min-w-0 items-center gap-1 text-sm text-ink-muted">
            {connection.lastSeenAt ? (
              <span className="mr-2 whitespace-nowrap">
                Last seen <RelativeTime at={connection.lastSeenAt} />
              </span>
            ) : null}
            <code className="truncate text-xs" title={`Device UUID ${device.id}`}>
              {device.id}
            </code>
            <CopyButton text={device.id} what="the device UUID" />
          </span>
        }
      />
      <LinkTabs label="Device" tabs={tabsOf(devicePath(device), abilities)} />
    </div>
  )
}

function tabsOf(base: string, abilities: DeviceAbilities) {
  const tabs: readonly (readonly [path: string, label: string, isShown: boolean])[] = [
    ['', 'Overview', true],
    ['/live', 'Live', abilities.readTelemetry],
    ['/charts', 'Charts', abilities.readTelemetry],
    ['/logs', 'Live Logs', abilities.readLogs],
    ['/sensors', 'Sensors', true],
    ['/commands', 'Commands', abilities.readTelemetry],
    ['/credentials', 'Credentials', abilities.provision],
    ['/session', 'Session', abilities.readLogs],
    ['/audit', 'Audit', abilities.admin],
  ]
  return tabs.filter(([, , isShown]) => isShown).map(([path, label]) => ({ href: `${base}${path}`, label }))
}
