'use client'

import type { ComponentProps } from 'react'
import { type OpenedBy, Popup, PopupTrigger } from './popup'
import { PopupBox } from './popup-box'

export const Popover = Popup

export function PopoverTrigger(props: Omit<ComponentProps<typeof PopupTrigger>, 'kind'>) {
  return <PopupTrigger kind="dialog" {...props} />
}

/** Give `aria-label`: it names what opens. */
export function PopoverContent(props: Omit<ComponentProps<typeof PopupBox>, 'takeFocus' | 'role'>) {
  return <PopupBox role="dialog" takeFocus={focusFirst} {...props} />
}

/** Not a field that a finger has not touched: the keyboard of a phone would cover what it asked for. */
function focusFirst(box: HTMLElement, openedBy: OpenedBy): void {
  const first = box.querySelector<HTMLElement>('a[href], button:enabled, input:enabled, select:enabled')
  const isByFinger = openedBy === 'pointer' && matchMedia('(pointer: coarse)').matches
  const target = (isByFinger ? null : first) ?? box
  target.focus({ preventScroll: true })
}
