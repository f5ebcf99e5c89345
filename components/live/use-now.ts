'use client'
import { useEffect, useState } from 'react'

/**
 * The time in ms, renewed each `everyMs` while the page is seen; 0 until the page is alive, so that the server and the
 * browser agree.
 */
export function useNow(everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setNowMs(Date.now())
    }
    setNowMs(Date.now())
    const timer = setInterval(tick, everyMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [everyMs])
  return nowMs
}
