'use client'
import { getReadingsOp } from './late-operations'
import 'uplot/dist/uPlot.min.css'
import { useQueries } from '@tanstack/react-query'
import { useTheme } from 'next-themes'
import { useEffect, useMemo, useRef } from 'react'
import type uPlot from 'uplot'
import { Select } from '../ui/select'
import { apiGet } from './api-call'
import { ChartWindow } from './chart-window'
import type { Samples } from './live-messages'
import type { LiveSource } from './live-source'
import { type LiveSpan, liveSpans } from './live-spans'
import { pageQueries } from './page-queries'
import { samplesOf } from './samples-of'
import { type DrawnSeries, uplotOptions } from './uplot-options'

const REDRAW_MS = 250
const HEIGHT = 220

/** Up to four series: recent history first, then each point as it comes. */
export function LiveChart({
  deviceId,
  series,
  source,
  grants,
  minutes,
  onMinutes,
}: {
  readonly deviceId: string
  readonly series: readonly DrawnSeries[]
  readonly source: LiveSource
  /** Grows when the feed begins anew: history then fills what was missed. */
  readonly grants: number
  readonly minutes: LiveSpan
  onMinutes(minutes: LiveSpan): void
}) {
  const window = useMemo(() => new ChartWindow(minutes * 60_000), [minutes])
  const drawn = useRef<HTMLDivElement>(null)
  const redraw = useChart(drawn, series, window)
  useHistory(deviceId, series, minutes, grants, (path, samples) => {
    window.add(path, samples)
    redraw()
  })
  useEffect(() => {
    const paths = new Set(series.map(({ path }) => path))
    window.keepOnly([...paths])
    return source.onSamples((path, samples) => {
      if (!paths.has(path)) return
      window.add(path, samples)
      redraw()
    })
  }, [series, source, window, redraw])
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs text-ink-faint">
          The table below has the same values for those who cannot see the chart.
        </p>
        <Select
          className="w-28 shrink-0"
          aria-label="Span of the live chart"
          value={minutes}
          onChange={(event) =>
            onMinutes(liveSpans.find((one) => String(one) === event.target.value) ?? minutes)
          }
        >
          {liveSpans.map((one) => (
            <option key={one} value={one}>
              {one === 60 ? '1 h' : `${one} min`}
            </option>
          ))}
        </Select>
      </div>
      <div
        ref={drawn}
        role="img"
        aria-label={`Live chart of ${series.map(({ label }) => label).join(', ')}`}
        style={{ minHeight: HEIGHT }}
        className="live-chart min-w-0"
      />
    </div>
  )
}

/** Makes the chart anew when series, theme or window change; the function returned redraws, four times a second at most. */
function useChart(
  box: React.RefObject<HTMLDivElement | null>,
  series: readonly DrawnSeries[],
  window: ChartWindow,
): () => void {
  const { resolvedTheme } = useTheme()
  const redraw = useRef<() => void>(() => {})
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the theme that is on
  useEffect(() => {
    const element = box.current
    if (element === null) return
    let isGone = false
    let chart: uPlot | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height: HEIGHT }))
    void import('uplot').then(({ default: UPlot }) => {
      if (isGone) return
      const data = () => UPlot.join(series.map(({ path }) => window.table(path)))
      chart = new UPlot(uplotOptions(series, window.spanMs, element.clientWidth, HEIGHT), data(), element)
      observer.observe(element)
      redraw.current = () => {
        timer ??= setTimeout(() => {
          timer = undefined
          chart?.setData(data())
        }, REDRAW_MS)
      }
    })
    return () => {
      isGone = true
      redraw.current = () => {}
      clearTimeout(timer)
      observer.disconnect()
      chart?.destroy()
    }
  }, [box, series, window, resolvedTheme])
  return useMemo(() => () => redraw.current(), [])
}

function useHistory(
  deviceId: string,
  series: readonly DrawnSeries[],
  minutes: number,
  grants: number,
  onSamples: (path: string, samples: Samples) => void,
): void {
  const known = series.filter((one): one is DrawnSeries & { sensorId: string } => one.sensorId !== undefined)
  const results = useQueries(
    {
      queries: known.map(({ sensorId }) => ({
        queryKey: [getReadingsOp.id, 'live', deviceId, sensorId, minutes, grants],
        queryFn: async () => {
          const toMs = Date.now()
          const [from, to] = [toMs - minutes * 60_000, toMs].map((ms) => new Date(ms).toISOString())
          return apiGet(getReadingsOp, { id: deviceId, sensor: sensorId, from: from ?? '', to: to ?? '' })
        },
      })),
    },
    pageQueries(),
  )
  const loaded = results.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was loaded is what matters
  useEffect(() => {
    for (const [index, { path }] of known.entries()) {
      const data = results[index]?.data
      if (data) onSamples(path, samplesOf(data))
    }
  }, [loaded, minutes, known.map(({ path }) => path).join()])
}
