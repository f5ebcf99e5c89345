'use client'
import { useEffect, useState } from 'react'

/** The time in ms, renewed each `everyMs`; 0 until the page is alive, so that the server and the browser agree. */
export function useNow(everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}
