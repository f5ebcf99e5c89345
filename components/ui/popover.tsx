'use client'

import type { ComponentProps } from 'react'
import { Popup, PopupTrigger } from './popup'
import { PopupBox } from './popup-box'

export const Popover = Popup

export function PopoverTrigger(props: Omit<ComponentProps<typeof PopupTrigger>, 'kind'>) {
  return <PopupTrigger kind="dialog" {...props} />
}

/** Give `aria-label`: it names what opens. */
export function PopoverContent(props: Omit<ComponentProps<typeof PopupBox>, 'takeFocus' | 'role'>) {
  return <PopupBox role="dialog" takeFocus={focusFirst} {...props} />
}

function focusFirst(box: HTMLElement): void {
  const first = box.querySelector<HTMLElement>('a[href], button:enabled, input:enabled, select:enabled')
  const target = first ?? box
  target.focus({ preventScroll: true })
}
