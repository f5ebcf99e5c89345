'use client'
import { ScrollText } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { LogRecord } from '@/lib/contract/logs'
import type { Endpoint } from '../device/endpoint'
import { LiveNote } from '../live/live-note'
import { QueryError } from '../live/query-error'
import { ReplayButton } from '../replay/replay-dialog'
import { replayOfView } from '../replay/replay-of-view'
import type { ReplayAction } from '../replay/use-replay'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { saveText } from '../ui/save-text'
import { TableSkeleton } from '../ui/skeleton'
import { LogDrawer } from './log-drawer'
import { isFiltering } from './log-filter'
import { LogList } from './log-list'
import { LogToolbar } from './log-toolbar'
import type { MendActions } from './mend-panel'
import { recordsNdjson } from './records-ndjson'
import { useLogFilter } from './use-log-filter'
import { useLogView } from './use-log-view'

interface LogsTabProps extends Omit<MendActions, 'deviceId' | 'tenantId'> {
  readonly device: DeviceDetail
  readonly endpoint: Endpoint
  readonly replay: ReplayAction
}

export function LogsTab({ device, endpoint, replay, ...actions }: LogsTabProps) {
  const [filter, setFilter] = useLogFilter()
  const view = useLogView(device, filter)
  const [isFollowing, setFollowing] = useState(true)
  const [opened, setOpened] = useState<LogRecord>()
  const open = useCallback((record: LogRecord) => setOpened(record), [])
  const { history } = view
  const again = actions.mayProvision ? replayOfView(device, filter, view.rows) : undefined
  const exportRows = () =>
    saveText(`${device.name} logs.ndjson`, 'application/x-ndjson', recordsNdjson(view.rows))
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <LogToolbar
        filter={filter}
        setFilter={setFilter}
        isPaused={view.isPaused}
        newSincePause={view.newSincePause}
        isFollowing={isFollowing && !view.isPaused}
        onPause={view.setPaused}
        onFollow={setFollowing}
        onClear={view.clear}
        onExport={view.rows.length === 0 ? undefined : exportRows}
      >
        {again ? <ReplayButton scope={again.scope} sentence={again.sentence} replay={replay} /> : null}
      </LogToolbar>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
        <LiveNote isRefused={view.isRefused} />
        <span>
          {view.received.toLocaleString('en')} in, {view.rows.length.toLocaleString('en')} shown,{' '}
          {view.dropped.toLocaleString('en')} dropped (over 10,000 rows or 16 MiB)
        </span>
        {history.data && history.data.suppressed > 0 ? (
          <span>{history.data.suppressed.toLocaleString('en')} of today were counted and not kept</span>
        ) : null}
        {history.data && !history.data.hasRecent ? (
          <span>The broker did not answer: accepted messages of before are missing</span>
        ) : null}
      </p>
      {history.isError && view.total === 0 ? (
        <QueryError error={history.error} onRetry={() => void history.refetch()} />
      ) : history.isPending && view.total === 0 ? (
        <TableSkeleton />
      ) : view.rows.length > 0 ? (
        <LogList
          rows={view.rows}
          isFollowing={isFollowing && !view.isPaused}
          onFollow={setFollowing}
          onOpen={open}
        />
      ) : isFiltering(filter) && view.total > 0 ? (
        <EmptyState
          title="No record matches"
          sentence={`${view.total.toLocaleString('en')} records are here; none has all that the filter asks for.`}
          action={<Button onClick={() => void setFilter(null)}>Remove the filter</Button>}
        />
      ) : (
        <EmptyState
          icon={ScrollText}
          title="Nothing has happened yet"
          sentence="Each login, message and refusal of this device shows here the moment it happens, with the reason when it is refused."
        />
      )}
      <LogDrawer
        record={opened}
        endpoint={endpoint}
        actions={{ ...actions, deviceId: device.id, tenantId: device.tenantId }}
        replay={replay}
        onClose={() => setOpened(undefined)}
      />
    </div>
  )
}
