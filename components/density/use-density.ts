'use client'

import { useSyncExternalStore } from 'react'
import { type Density, densityCookie, densityOf } from './density'

/** The root element has it: styles hang on its `data-density`, and the server wrote it there. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const density = useSyncExternalStore(
    subscribe,
    () => densityOf(document.documentElement.dataset.density),
    (): Density => 'comfortable',
  )
  return [density, setDensity]
}

export function setDensity(density: Density): void {
  document.documentElement.dataset.density = density
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = densityCookie(density)
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] })
  return () => observer.disconnect()
}
