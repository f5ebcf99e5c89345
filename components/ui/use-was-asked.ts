'use client'

import { useState } from 'react'
import { usePreload } from './use-preload'

/** Whether to render what `load` brings: from when it is first opened, and then on, since closing gives the focus back. */
export function useWasAsked(isAsked: boolean, load: () => Promise<unknown>): boolean {
  const [wasAsked, setAsked] = useState(false)
  usePreload(load)
  if (isAsked && !wasAsked) setAsked(true)
  return isAsked || wasAsked
}
