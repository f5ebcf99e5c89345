'use client'

import { useEffect } from 'react'

/** Fetches what the reader may open next, once the page has nothing else to do: it opens at once then, and also when the server has gone. */
export function usePreload(load: () => Promise<unknown>): void {
  useEffect(() => {
    // What does not come now is asked for again when it is opened.
    const begin = () => void load().catch(() => undefined)
    // Not every browser tells when it is idle.
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = setTimeout(begin, 0)
      return () => clearTimeout(timer)
    }
    const idle = window.requestIdleCallback(begin)
    return () => window.cancelIdleCallback(idle)
  }, [load])
}
