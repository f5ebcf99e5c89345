'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { readSaved, type SavedFilter } from './saved-filters'

const listeners = new Set<() => void>()

/** Where the browser keeps nothing (private windows, full), what is saved lasts as long as the page. */
const inMemory = new Map<string, string>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? null
  } catch {
    return inMemory.get(key) ?? null
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Of one list, in this browser. */
export function useSavedFilters(list: string) {
  const key = `signalbox.filters.${list}`
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  const saved = useMemo(() => readSaved(text), [text])
  const save = (next: readonly SavedFilter[]) => {
    inMemory.set(key, JSON.stringify(next))
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Kept in memory.
    }
    for (const listener of listeners) listener()
  }
  return { saved, save }
}
