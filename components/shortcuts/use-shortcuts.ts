'use client'

import { useEffect, useRef } from 'react'
import { hasLetterShortcuts, loadLetterShortcuts } from './letters-setting'
import type { Place } from './places'
import { type Awaited, type KeyAct, readKey } from './read-key'

/** Hears the keys of the whole page. */
export function useShortcuts(places: readonly Place[], onAct: (act: KeyAct) => void): void {
  const now = useRef({ places, onAct })
  useEffect(() => {
    now.current = { places, onAct }
  })
  useEffect(() => {
    loadLetterShortcuts()
    let awaited: Awaited
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const hrefs = new Map(
        now.current.places.flatMap(({ key, href }) => (key ? [[key, href] as const] : [])),
      )
      const pressed = {
        key: event.key,
        isControl: event.ctrlKey || event.metaKey,
        isAlt: event.altKey,
        isTyping: isTyping(event.target),
      }
      const read = readKey(pressed, awaited, event.timeStamp, hrefs, hasLetterShortcuts.get())
      awaited = read.awaited
      // Under an open dialog the page is out of reach, and what is typed there would be lost.
      if (!read.act || document.querySelector('[role="dialog"][data-state="open"]:not([data-palette])'))
        return
      event.preventDefault()
      now.current.onAct(read.act)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null)

/** The page's own search, where it has one that can be seen. */
export function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('main input[type="search"]:not(:disabled)')
  const field = [...fields].find((one) => one.checkVisibility())
  field?.focus()
  field?.select()
  return field !== undefined
}
