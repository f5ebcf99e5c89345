'use client'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * What is focused in a row stays with the row's device: where the place of the row is given to another, the focus goes
 * to the list itself, and Enter opens nobody else.
 */
export function useFocusInRow(box: RefObject<HTMLElement | null>): void {
  const focused = useRef<string>(undefined)
  useEffect(() => {
    const element = box.current
    const note = () => {
      focused.current = deviceInFocus(element)
    }
    element?.addEventListener('focusin', note)
    element?.addEventListener('focusout', note)
    return () => {
      element?.removeEventListener('focusin', note)
      element?.removeEventListener('focusout', note)
    }
  }, [box])
  useLayoutEffect(() => {
    const now = deviceInFocus(box.current)
    if (now !== undefined && now !== focused.current) box.current?.focus({ preventScroll: true })
  })
}

function deviceInFocus(box: HTMLElement | null): string | undefined {
  const active = document.activeElement
  const row = box?.contains(active) ? active?.closest('tr') : undefined
  return row?.dataset.device
}
