'use client'

import { useRef } from 'react'

/**
 * For the content of a dialog: gives the focus back to what had it. Radix gives it to the dialog's own trigger, which
 * those that a key or the server's answer opens do not have. What `first` finds takes it meanwhile: a control with
 * `autoFocus` would have it before anybody could see where it was.
 */
export function useFocusReturn(first?: () => HTMLElement | null) {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement
      const target = first?.()
      target?.focus()
      // What cannot take it leaves it to Radix.
      if (target && target === document.activeElement) event.preventDefault()
    },
    onCloseAutoFocus: (event: Event) => {
      const target = whereTo(opener.current, event.target)
      opener.current = null
      if (!(target instanceof HTMLElement) || !target.isConnected) return
      event.preventDefault()
      target.focus()
    },
  }
}

/** A button that was busy when the dialog opened had lost the focus already: then it goes to the dialog around it, or the page. */
function whereTo(opener: Element | null, closing: EventTarget | null): Element | null | undefined {
  if (opener !== document.body) return opener
  const open = document.querySelectorAll('[role="dialog"][data-state="open"]')
  return [...open].findLast((one) => one !== closing) ?? document.querySelector('main')
}
