'use client'
import { Download, ImageDown } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Readings } from '@/lib/contract/readings'
import type { Sensor } from '@/lib/contract/sensors'
import { Button } from '../ui/button'
import { formatDateTime } from '../ui/format-time'
import { saveBlob } from '../ui/save-blob'
import { saveText } from '../ui/save-text'
import { type ChartPicture, chartPng } from './chart-png'
import { readingsCsv } from './readings-csv'
import { sensorLabel } from './sensor-label'
import type { TimeRange } from './time-range'

/** What is shown, as a file: numbers, or the charts as they stand. */
export function HistorySaves({
  deviceName,
  range,
  loaded,
  isTable,
  panels,
}: {
  readonly deviceName: string
  readonly range: TimeRange
  readonly loaded: readonly { readonly sensor: Sensor; readonly readings: Readings }[]
  readonly isTable: boolean
  readonly panels: RefObject<HTMLElement | null>
}) {
  const [isBusy, setBusy] = useState(false)
  const saveCsv = () =>
    saveText(
      `${deviceName}.csv`,
      'text/csv;charset=utf-8',
      readingsCsv(
        loaded.map(({ sensor, readings }) => ({ name: sensorLabel(sensor), unit: sensor.unit, readings })),
      ),
    )
  const savePng = async () => {
    const pictures = picturesIn(panels.current)
    if (pictures.length === 0) {
      toast.error('No chart is drawn yet.')
      return
    }
    setBusy(true)
    try {
      const time = `${formatDateTime(range.fromMs)} to ${formatDateTime(range.toMs)}`
      saveBlob(`${deviceName}.png`, await chartPng(deviceName, time, pictures))
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The picture could not be made.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="flex gap-1">
      <Button size="sm" onClick={saveCsv} disabled={loaded.length === 0}>
        <Download aria-hidden /> CSV
      </Button>
      {isTable ? null : (
        <Button size="sm" isBusy={isBusy} onClick={() => void savePng()} disabled={loaded.length === 0}>
          <ImageDown aria-hidden /> PNG
        </Button>
      )}
    </div>
  )
}

function picturesIn(panels: HTMLElement | null): ChartPicture[] {
  return [...(panels?.querySelectorAll<HTMLElement>('[data-chart]') ?? [])].flatMap((panel) => {
    const svg = panel.querySelector<SVGSVGElement>('svg.recharts-surface')
    const { chart = '', chartNote = '' } = panel.dataset
    return svg ? [{ title: chart, note: chartNote, svg }] : []
  })
}
