'use client'
import { type RefObject, useEffect, useState } from 'react'

const presses = ['pointerdown', 'keydown'] as const
const releases = ['pointerup', 'pointercancel', 'keyup', 'blur'] as const

/** Whether a row is pressed: a browser forgets a press on an element that is moved in the document before the release. */
export function usePressInRow(box: RefObject<HTMLElement | null>): boolean {
  const [isPressed, setPressed] = useState(false)
  useEffect(() => {
    const element = box.current
    const press = ({ target }: Event) => {
      if (target instanceof Element && target.closest('tr')) setPressed(true)
    }
    // The click comes after what releases it, and before the next task.
    const release = () => void setTimeout(() => setPressed(false))
    for (const type of presses) element?.addEventListener(type, press)
    for (const type of releases) window.addEventListener(type, release)
    return () => {
      for (const type of presses) element?.removeEventListener(type, press)
      for (const type of releases) window.removeEventListener(type, release)
    }
  }, [box])
  return isPressed
}
