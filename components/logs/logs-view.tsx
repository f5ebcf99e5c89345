'use client'
import { ScrollText } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { everyRecord } from '@/lib/contract/log-filter'
import type { LogRecord } from '@/lib/contract/logs'
import type { Endpoint } from '../device/endpoint'
import type { LogScope } from '../live/log-view'
import { QueryError } from '../live/query-error'
import type { MendActions } from '../mends/mend-actions'
import { isIn, type MendReach, powersAt } from '../mends/mend-reach'
import { ReplayButton } from '../replay/replay-dialog'
import { replayOfView } from '../replay/replay-of-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { TableSkeleton } from '../ui/skeleton'
import { ExportMenu } from './export-menu'
import { highlighter } from './highlight-parts'
import { LateLogDrawer } from './late-log-drawer'
import { LateLogList, loadLogList } from './late-log-list'
import type { LogPlace } from './log-query'
import { LogStats } from './log-stats'
import { LogToolbar } from './log-toolbar'
import { OlderRecords } from './older-records'
import { useLogFilter } from './use-log-filter'
import { useAskedFilter, useLogView } from './use-log-view'

interface LogsViewProps {
  readonly place: LogPlace
  /** Absent where no single company is in scope: then nothing comes live. */
  readonly scope: LogScope | undefined
  /** Of what the records are, in a sentence. */
  readonly name: string
  readonly reach: MendReach
  readonly endpoint: Endpoint
  readonly mends: MendActions
}

/** Allowed and refused alike: history first, then live, of a device, a tenant, a company, or of all. */
export function LogsView({ place, scope, name, reach, endpoint, mends }: LogsViewProps) {
  const filtering = useLogFilter()
  // While the first records are asked for.
  useEffect(() => void loadLogList().catch(() => undefined), [])
  const filter = useAskedFilter(filtering.filter, everyRecord)
  const view = useLogView(scope, place, filter)
  const [isFollowing, setFollowing] = useState(true)
  const [opened, setOpened] = useState<LogRecord>()
  const open = useCallback((record: LogRecord) => setOpened(record), [])
  const find = useMemo(() => highlighter(filter), [filter])
  const { history, rows } = view
  const again = isIn(reach.provisionIn, place.tenantId)
    ? replayOfView({ ...place, name }, filter, rows)
    : undefined
  const follows = isFollowing && !view.isPaused
  const isFiltering = JSON.stringify(filter) !== JSON.stringify(everyRecord)
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <LogToolbar
        filtering={filtering}
        place={place}
        isPaused={view.isPaused}
        newSincePause={view.newSincePause}
        isFollowing={follows}
        onPause={view.setPaused}
        onFollow={setFollowing}
        onClear={view.clear}
      >
        <ExportMenu place={place} filter={filter} rows={rows} />
        {again ? <ReplayButton scope={again.scope} sentence={again.sentence} replay={mends.replay} /> : null}
      </LogToolbar>
      <LogStats view={view} isLive={scope !== undefined}>
        <OlderRecords
          hasOlder={view.hasOlder}
          hasRoom={view.hasRoom}
          isBusy={history.older.isBusy}
          error={history.older.error}
          onLoad={() => {
            setFollowing(false)
            void view.loadOlder()
          }}
        />
      </LogStats>
      {rows.length > 0 ? (
        <LateLogList
          rows={rows}
          isFollowing={follows}
          find={find}
          showsPrincipal={place.deviceId === undefined}
          onTop={() => (view.hasOlder ? void view.loadOlder() : undefined)}
          onFollow={setFollowing}
          onOpen={open}
        />
      ) : history.kind === 'failed' ? (
        <QueryError error={history.error} onRetry={history.retry} />
      ) : history.kind === 'pending' ? (
        <TableSkeleton />
      ) : isFiltering ? (
        <EmptyState
          title="No record matches"
          sentence="Nothing that is kept has all that the filter asks for; what comes from now on and matches shows here."
          action={<Button onClick={() => void filtering.set(null)}>Remove the filter</Button>}
        />
      ) : (
        <EmptyState
          icon={ScrollText}
          title="Nothing has happened yet"
          sentence={`Each login, message and refusal of ${name} shows here the moment it happens, with the reason when it is refused.`}
        />
      )}
      {rows.length > 0 && history.kind === 'failed' ? (
        <p role="status" className="text-sm text-bad">
          What is stored did not come: {history.error.message}{' '}
          <Button size="sm" variant="ghost" onClick={history.retry}>
            Try again
          </Button>
        </p>
      ) : null}
      <LateLogDrawer
        record={opened}
        endpoint={endpoint}
        powers={powersAt(reach, opened?.tenantId)}
        mends={mends}
        onDevice={
          place.deviceId === undefined
            ? (deviceId) => {
                setOpened(undefined)
                void filtering.set({ device: deviceId })
              }
            : undefined
        }
        onClose={() => setOpened(undefined)}
      />
    </div>
  )
}
