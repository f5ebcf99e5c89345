'use client'

import { type KeyboardEvent, useRef } from 'react'
import { menuStep, typedItem } from './menu-step'

/** Letters that come closer together are of one name. */
const TYPED_WITHIN_MS = 700

/** The keys of a menu: arrows, ends, the first letters of an item; Tab leaves it. */
export function useMenuKeys(leave: () => void) {
  const typed = useRef({ letters: '', atMs: 0 })
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, altKey, metaKey, timeStamp } = event
    if (key === 'Tab') return leave()
    if (ctrlKey || altKey || metaKey) return
    const items = [
      ...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])'),
    ]
    const at = items.findIndex((item) => item.matches(':focus'))
    if (key === ' ' && items[at] instanceof HTMLAnchorElement) {
      event.preventDefault()
      return items[at].click()
    }
    const isLetter = key.length === 1 && key !== ' '
    if (isLetter) {
      const { letters, atMs } = typed.current
      typed.current = { letters: timeStamp - atMs > TYPED_WITHIN_MS ? key : letters + key, atMs: timeStamp }
    }
    const next = isLetter
      ? typedItem(
          typed.current.letters,
          at,
          items.map((item) => item.textContent ?? ''),
        )
      : menuStep(key, at, items.length)
    if (next === undefined) return
    event.preventDefault()
    items[next]?.focus()
  }
}
