'use client'

import { useSyncExternalStore } from 'react'
import { exactTime, relativeWords } from './relative-words'

const TICK_MS = 10_000

/** How long ago, with the exact time on hover. */
export function RelativeTime({ at, className }: { at: string | number; className?: string }) {
  const time = typeof at === 'number' ? at : Date.parse(at)
  const now = useSyncExternalStore(onTick, nowOfPage, nowOfServer)
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={exactTime(time)}
      className={className ?? 'whitespace-nowrap'}
      // The server's words are as old as its answer; anything longer in their place would move the page later.
      suppressHydrationWarning
    >
      {relativeWords(time, settledNow(time, now ?? Date.now()))}
    </time>
  )
}

/** A value that came after the last tick is of now, not of the future. */
const settledNow = (time: number, now: number): number => (time > now && time - now <= TICK_MS ? time : now)

/** One clock for all: a list of thousands mounts and unmounts them as it scrolls. */
const readers = new Set<() => void>()
let now: number | undefined
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  now = Date.now()
  for (const reader of readers) reader()
}

function onTick(reader: () => void): () => void {
  if (readers.size === 0) {
    now = Date.now()
    timer = setInterval(tick, TICK_MS)
  }
  readers.add(reader)
  return () => {
    readers.delete(reader)
    if (readers.size > 0) return
    clearInterval(timer)
    now = undefined
  }
}

const nowOfServer = () => undefined

function nowOfPage(): number {
  now ??= Date.now()
  return now
}
