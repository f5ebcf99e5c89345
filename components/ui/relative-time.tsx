'use client'

import { useEffect, useState } from 'react'
import { exactTime, relativeWords } from './relative-words'

const TICK_MS = 10_000

/** How long ago, with the exact time on hover. The server writes the exact time; the age appears after hydration. */
export function RelativeTime({ at, className }: { at: string | number; className?: string }) {
  const time = typeof at === 'number' ? at : Date.parse(at)
  const [now, setNow] = useState<number>()
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const exact = exactTime(time)
  return (
    <time dateTime={new Date(time).toISOString()} title={exact} className={className ?? 'whitespace-nowrap'}>
      {now === undefined ? exact : relativeWords(time, settledNow(time, now))}
    </time>
  )
}

/** A value that came after the last tick is of now, not of the future. */
const settledNow = (time: number, now: number): number => (time > now && time - now <= TICK_MS ? time : now)
