'use client'
import { useEffect, useState } from 'react'
import type { LiveSource } from '../live/live-source'

const EVERY_MS = 2_000

/** Records a second that came in, whether or not the filter let them through. */
export function useRate(source: LiveSource): number {
  const [rate, setRate] = useState(0)
  useEffect(() => {
    setRate(0)
    let before = source.records.get().seen
    const timer = setInterval(() => {
      const { seen } = source.records.get()
      // Forgotten meanwhile, and begun anew.
      setRate((Math.max(0, seen - before) * 1000) / EVERY_MS)
      before = seen
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [source])
  return rate
}
