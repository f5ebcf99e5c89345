'use client'

import { useEffect, useState } from 'react'

/**
 * Whether to render what `load` brings: from when it is first opened, and then on, since closing gives the focus back.
 * It is fetched as soon as the page is up, so that it opens at once.
 */
export function useWasAsked(isAsked: boolean, load: () => Promise<unknown>): boolean {
  const [wasAsked, setAsked] = useState(false)
  // What does not come now is asked for again when it is opened.
  useEffect(() => void load().catch(() => undefined), [load])
  if (isAsked && !wasAsked) setAsked(true)
  return isAsked || wasAsked
}
