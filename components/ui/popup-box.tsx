'use client'

import { type ComponentProps, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { cn } from './cn'
import { type Beside, placePopup } from './place-popup'
import { type OpenedBy, usePopup } from './popup'

type PopupBoxProps = ComponentProps<'div'> &
  Partial<Beside> & {
    /** Gives the focus to what should have it first. */
    takeFocus(box: HTMLElement, openedBy: OpenedBy): void
  }

/** In the top layer of the browser where it knows one: no ancestor cuts it off, and a dialog around it does not hide it. */
export function PopupBox(props: PopupBoxProps) {
  return usePopup().isOpen ? <OpenBox {...props} /> : null
}

function OpenBox({ side = 'below', align = 'start', takeFocus, className, ...rest }: PopupBoxProps) {
  const { boxId, opener, openedBy, close } = usePopup()
  const box = useRef<HTMLDivElement>(null)
  const begin = useEffectEvent((element: HTMLElement) => takeFocus(element, openedBy))
  const end = useEffectEvent(close)
  useLayoutEffect(() => {
    const element = box.current
    const anchor = opener.current
    if (!element || !anchor) return
    element.showPopover?.()
    const place = () => {
      element.style.removeProperty('--popup-room')
      const at = placePopup(
        anchor.getBoundingClientRect(),
        element.getBoundingClientRect(),
        { width: document.documentElement.clientWidth, height: window.innerHeight },
        { side, align },
      )
      element.style.left = `${at.left}px`
      element.style.top = `${at.top}px`
      element.style.setProperty('--popup-room', `${at.heightMax}px`)
    }
    place()
    begin(element)
    const isOurs = (target: EventTarget | null) =>
      target instanceof Node && (element.contains(target) || anchor.contains(target))
    const onPress = ({ target }: Event) => isOurs(target) || end(true)
    const onFocus = ({ target }: Event) => isOurs(target) || end(true)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      end()
    }
    const sizes = new ResizeObserver(place)
    sizes.observe(element)
    const whole = new AbortController()
    const { signal } = whole
    window.addEventListener('resize', place, { signal })
    document.addEventListener('scroll', place, { capture: true, passive: true, signal })
    document.addEventListener('pointerdown', onPress, { capture: true, signal })
    document.addEventListener('focusin', onFocus, { signal })
    document.addEventListener('keydown', onKey, { signal })
    return () => {
      whole.abort()
      sizes.disconnect()
    }
  }, [side, align, opener])
  return (
    <div
      ref={box}
      id={boxId}
      popover="manual"
      tabIndex={-1}
      data-popup
      data-state="open"
      className={cn(
        'fixed inset-auto z-50 max-h-(--popup-room) rounded-lg border bg-raised text-sm text-ink shadow-raised outline-none',
        className,
      )}
      {...rest}
    />
  )
}
