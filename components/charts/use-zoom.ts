'use client'
import { useState } from 'react'
import type { TimeRange } from './time-range'
import type { useChartChoice } from './use-chart-choice'

type Choice = ReturnType<typeof useChartChoice>

interface Stay {
  readonly from: string | null
  readonly to: string | null
}

/** Each zoom is a step of the browser's history as well; `back` goes to what was shown before, at last to the preset. */
export function useZoom([{ from, to }, setChoice]: Choice) {
  const [trail, setTrail] = useState<readonly Stay[]>([])
  const isFixed = from !== null || to !== null
  return {
    mayGoBack: isFixed,
    zoom: ({ fromMs, toMs }: TimeRange) => {
      setTrail([...trail, { from, to }])
      const instants = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }
      void setChoice(instants, { history: 'push' })
    },
    back: () => {
      void setChoice(trail.at(-1) ?? { from: null, to: null })
      setTrail(trail.slice(0, -1))
    },
  }
}
