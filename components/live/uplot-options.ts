import type uPlot from 'uplot'
import { formatTick, formatValue } from '../charts/chart-scales'
import { seriesFaces } from '../charts/series-faces'
import { formatClock } from '../ui/format-time'

export interface DrawnSeries {
  readonly path: string
  readonly label: string
  readonly unit: string
  /** Unknown for a path that came up while the page was open: it is drawn without history. */
  readonly sensorId: string | undefined
}

const DOTS_MAX = 3

/** One value axis a unit, in the colours of the theme that is on; lines differ in dash as well as in colour. */
export function uplotOptions(
  series: readonly DrawnSeries[],
  spanMs: number,
  width: number,
  height: number,
): uPlot.Options {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const scales = [...new Set(series.map(scaleOf))]
  const line = { stroke: token('--line'), width: 1 }
  const font = `11px ${getComputedStyle(document.body).fontFamily}`
  const axis = { stroke: token('--ink-muted'), grid: line, ticks: line, font }
  return {
    width,
    height,
    // The window ends now, so that a device gone quiet is seen to be.
    scales: { x: { time: true, range: () => [(Date.now() - spanMs) / 1000, Date.now() / 1000] } },
    legend: { live: true },
    cursor: { drag: { x: false, y: false } },
    series: [
      {
        value: (_, seconds: number | null) => (seconds === null ? 'newest' : formatClock(seconds * 1000)),
      },
      ...series.map((one, index): uPlot.Series => {
        const face = seriesFaces[index % seriesFaces.length]
        return {
          label: one.unit ? `${one.label} (${one.unit})` : one.label,
          scale: scaleOf(one),
          stroke: token(face?.token ?? '--accent'),
          dash: [...(face?.dash ?? [])],
          width: 1.5,
          // Where another series has a point and this one has none, the line goes on; a null is a gap.
          spanGaps: false,
          // A line needs two points: what is too few for one shows as dots.
          points: { show: (chart, at) => countOf(chart.data[at]) <= DOTS_MAX, size: 5 },
          // Away from the pointer the legend says the newest value.
          value: (chart, value: number | null, at) => {
            const shown = value ?? newestOf(chart.data[at])
            return shown === undefined ? '–' : formatValue(shown)
          },
        }
      }),
    ],
    axes: [
      { ...axis, values: (_, splits) => splits.map((seconds) => formatTick(seconds * 1000, spanMs)) },
      ...scales.map(
        (scale, index): uPlot.Axis => ({
          ...axis,
          scale,
          side: index === 0 ? 3 : 1,
          size: 56,
          grid: { ...line, show: index === 0 },
          ...(scale.startsWith('unit ') && {
            label: scale.slice(5),
            labelSize: 18,
            labelFont: font,
          }),
        }),
      ),
    ],
  }
}

const scaleOf = ({ unit, path }: DrawnSeries): string => (unit ? `unit ${unit}` : `path ${path}`)

function countOf(values: uPlot.AlignedData[number] | undefined): number {
  let count = 0
  for (const value of values ?? []) if (typeof value === 'number') count++
  return count
}

function newestOf(values: uPlot.AlignedData[number] | undefined): number | undefined {
  for (let at = (values?.length ?? 0) - 1; at >= 0; at--) {
    const value = values?.[at]
    if (typeof value === 'number') return value
  }
  return undefined
}
