'use client'

import { useCallback, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { nothingTyped, type TypedAhead, typedAfter } from './typed-ahead'

/** Keeps what is typed from when the palette is asked for until it is there and takes it with what this returns. */
export function useTypedAhead(isOpen: boolean, onGiveUp: () => void): () => TypedAhead {
  const typed = useRef(nothingTyped)
  const isThere = useRef(false)
  const giveUp = useEffectEvent(onGiveUp)
  useLayoutEffect(() => {
    if (!isOpen) {
      typed.current = nothingTyped
      isThere.current = false
      return
    }
    const hear = (event: KeyboardEvent) => {
      if (isThere.current || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') return giveUp()
      const next = typedAfter(typed.current, event.key)
      if (!next) return
      event.preventDefault()
      event.stopPropagation()
      typed.current = next
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [isOpen])
  return useCallback(() => {
    isThere.current = true
    return typed.current
  }, [])
}
