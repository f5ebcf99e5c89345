'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether the element has come into sight: what costs a request is asked for from then on. */
export function useSeen<T extends Element>(): {
  readonly ref: RefObject<T | null>
  readonly isSeen: boolean
} {
  const ref = useRef<T>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (ref.current === null || isSeen) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [isSeen])
  return { ref, isSeen }
}
