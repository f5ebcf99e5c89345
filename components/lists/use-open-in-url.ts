'use client'

import { parseAsBoolean, useQueryState } from 'nuqs'
import { useEffect, useState } from 'react'

/** A page may have its button twice, above the list and in its empty face: one of them answers to the address. */
let isTaken = false

/**
 * Whether the page's form for something new is open. `?new=true` opens it, for the palette and for links, and is taken
 * out of the address at once: to take it out when the form closes would undo the navigation that follows.
 */
export function useOpenInUrl(): readonly [boolean, (isOpen: boolean) => void] {
  const [isWanted, want] = useQueryState('new', parseAsBoolean.withDefault(false))
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isWanted) {
      isTaken = false
      return
    }
    if (isTaken) return
    isTaken = true
    setOpen(true)
    void want(null)
  }, [isWanted, want])
  return [isOpen, setOpen]
}
