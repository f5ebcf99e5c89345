'use client'

import { useSyncExternalStore } from 'react'
import { formatDateTime } from './format-time'
import { exactTime } from './relative-words'

const never = () => () => {}

/** The time in the reader's own zone. The server does not know the zone and writes UTC, until the page has come alive. */
export function LocalTime({ at, className }: { readonly at: string; readonly className?: string }) {
  const text = useSyncExternalStore(
    never,
    () => formatDateTime(at),
    () => exactTime(Date.parse(at)),
  )
  return (
    <time dateTime={at} className={className}>
      {text}
    </time>
  )
}
