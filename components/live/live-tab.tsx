'use client'
import { RadioTower } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useMemo } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { SERIES_MAX } from '../charts/series-faces'
import { liveTargetOf } from '../device/live-target-of'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { Input } from '../ui/input'
import { Skeleton, TableSkeleton } from '../ui/skeleton'
import { isDrawable } from './is-drawable'
import { getLatestOp } from './late-operations'
import { LiveNote } from './live-note'
import { useLiveValues } from './live-provider'
import { narrowValues } from './narrow-values'
import { QueryError } from './query-error'
import { pathOf } from './source-key'
import { topicTree } from './topic-tree'
import { TopicTreeView } from './topic-tree-view'
import type { DrawnSeries } from './uplot-options'
import { useApi } from './use-api'
import { useLiveChoice } from './use-live-choice'
import { useNow } from './use-now'
import { ValuesTable } from './values-table'

/** As high as it is once it is there. */
const LiveChart = dynamic(() => import('./live-chart').then((chart) => chart.LiveChart), {
  ssr: false,
  loading: () => <Skeleton className="h-66" />,
})

export function LiveTab({ device }: { readonly device: DeviceDetail }) {
  const live = useLiveValues(liveTargetOf(device))
  const latest = useApi(getLatestOp, { id: device.id })
  const { source, grants } = live
  const { refetch } = latest
  const nowMs = useNow()
  const [{ branch, find, draw, minutes }, setChoice] = useLiveChoice()

  // What came in before the feed was granted is stored by now: asking again leaves no hole.
  useEffect(() => {
    if (grants > 0) void refetch()
  }, [grants, refetch])
  useEffect(() => {
    if (latest.data) source.seed(latest.data.items)
  }, [latest.data, source])

  const known = useMemo(
    () =>
      new Map(
        (latest.data?.items ?? []).map((one) => [pathOf(one.connection, one.measurement, one.key), one]),
      ),
    [latest.data],
  )
  const units = useMemo(() => new Map([...known].map(([path, { unit }]) => [path, unit ?? ''])), [known])
  const values = useMemo(
    () => [...live.state.values()].sort((a, b) => a.path.localeCompare(b.path)),
    [live.state],
  )
  const shown = narrowValues(values, { branch, find }, (path) => known.get(path)?.slug)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts and rates are read once a second, not at each batch
  const tree = useMemo(() => topicTree(live.state, nowMs), [nowMs, live.state.size])
  const pickBranch = useCallback((path: string) => void setChoice({ branch: path || null }), [setChoice])
  // Until the reader picks, the first path that can be drawn is.
  const first = values.find(({ value }) => isDrawable(value))?.path
  const picked = useMemo(
    () => draw?.slice(0, SERIES_MAX) ?? (first === undefined ? [] : [first]),
    [draw, first],
  )
  const togglePicked = useCallback(
    (path: string) =>
      void setChoice({
        draw: picked.includes(path)
          ? picked.filter((one) => one !== path)
          : [...picked, path].slice(0, SERIES_MAX),
      }),
    [picked, setChoice],
  )
  const series = useMemo(
    () =>
      picked.map((path): DrawnSeries => {
        const one = known.get(path)
        const label = one ? (one.slug ?? `${one.measurement}/${one.key}`) : path
        return { path, label, unit: one?.unit ?? '', sensorId: one?.sensorId }
      }),
    [picked, known],
  )

  if (latest.isError && values.length === 0) {
    return <QueryError error={latest.error} onRetry={() => void refetch()} />
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
        <LiveNote isRefused={live.isRefused} />
        <span>{live.received.toLocaleString('en')} readings since this page opened</span>
        {live.unreadable > 0 ? <span>{live.unreadable} messages could not be read</span> : null}
      </div>
      {values.length === 0 ? (
        latest.isPending ? (
          <TableSkeleton />
        ) : (
          <EmptyState
            icon={RadioTower}
            title="No reading yet"
            sentence="The first accepted message shows here at once. The Overview has the exact topics and a line to try; Live Logs say why a message was refused."
          />
        )
      ) : (
        <div className="grid min-w-0 grid-cols-1 items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <Card
            title="Topics"
            description={`v1/raw/${device.companyName}/${device.source}/…`}
            className="max-h-[32rem] overflow-y-auto break-all max-lg:order-2"
          >
            <TopicTreeView nodes={tree} picked={branch} onPick={pickBranch} />
          </Card>
          <div className="flex min-w-0 flex-col gap-4">
            {series.length > 0 ? (
              <Card>
                <LiveChart
                  deviceId={device.id}
                  series={series}
                  source={source}
                  grants={grants}
                  minutes={minutes}
                  onMinutes={(next) => void setChoice({ minutes: next })}
                />
              </Card>
            ) : (
              <p className="text-sm text-ink-faint">
                Tick up to {SERIES_MAX} rows to draw them; numbers and booleans can be drawn.
              </p>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Input
                type="search"
                aria-label="Find a path or slug"
                placeholder="Find a path or slug"
                className="sm:w-72"
                value={find}
                onChange={(event) => void setChoice({ find: event.target.value || null })}
              />
              <span className="text-sm text-ink-faint">
                {shown.length} of {values.length}
              </span>
            </div>
            {shown.length === 0 ? (
              <EmptyState
                title="No values match"
                sentence={`None of the ${values.length} paths is what you narrowed them to.`}
                action={
                  <Button onClick={() => void setChoice({ branch: null, find: null })}>Show all</Button>
                }
              />
            ) : (
              <ValuesTable
                values={shown}
                units={units}
                picked={picked}
                pickedMax={SERIES_MAX}
                nowMs={nowMs}
                onTogglePicked={togglePicked}
              />
            )}
          </div>
        </div>
      )}
    </div>
  )
}
