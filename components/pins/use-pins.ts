'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { type Pin, parsePins, togglePin } from './pins'

const CHANGED = 'signalbox-pins'

interface Pins {
  /** `undefined` on the server, which has no browser to ask. */
  readonly pins: readonly Pin[] | undefined
  toggle(pin: Pin): void
}

/** The pinned charts of a tenant, kept in this browser; all its tabs and windows agree. */
export function usePins(tenantId: number): Pins {
  const key = `signalbox.pins.${tenantId}`
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => undefined,
  )
  const pins = useMemo(() => (text === undefined ? undefined : parsePins(text)), [text])
  return { pins, toggle: (pin) => write(key, togglePin(parsePins(read(key)), pin)) }
}

function subscribe(listener: () => void): () => void {
  // `storage` tells of the other windows, our own event of this one.
  window.addEventListener('storage', listener)
  window.addEventListener(CHANGED, listener)
  return () => {
    window.removeEventListener('storage', listener)
    window.removeEventListener(CHANGED, listener)
  }
}

/** A browser that keeps nothing for us throws. */
function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, pins: readonly Pin[]): void {
  try {
    if (pins.length === 0) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(pins))
  } catch {
    return
  }
  window.dispatchEvent(new Event(CHANGED))
}
