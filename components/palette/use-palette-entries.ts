'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useScope } from '../layout/scope-context'
import { ApiError } from '../live/api-call'
import { copyEntries } from './copy-entries'
import { createEntries } from './create-entries'
import { filterEntries } from './filter-entries'
import { lookEntries, placeEntries, recentEntries, scopeEntries } from './fixed-entries'
import { entryGroups, type PaletteEntry } from './palette-entry'
import type { PaletteProps } from './palette-props'
import { useFound } from './use-found'
import { loadRecent } from './use-recent-pages'

/** From this many on, the page knows the first of them alone, and the server is asked for the others. */
const SCOPES_KNOWN_MAX = 200

interface PaletteFound {
  readonly entries: readonly PaletteEntry[]
  readonly isAsking: boolean
  readonly problem: string | undefined
}

export function usePaletteEntries({ actor, places }: PaletteProps, text: string): PaletteFound {
  const scope = useScope()
  const path = usePathname()
  const [recent] = useState(() => loadRecent(actor.id))
  const { companies, tenants } = scope
  const knowsAll = Math.max(companies.length, tenants.length) < SCOPES_KNOWN_MAX
  const found = useFound(text, knowsAll)
  const fixed = [
    ...recentEntries(recent, path, companies, tenants),
    ...copyEntries(scope, path, window.location.href),
    ...createEntries(actor, scope),
    ...placeEntries(places),
    // Without a text, the switcher is the better list.
    ...(text.trim() === '' ? [] : scopeEntries(companies, tenants)),
    ...lookEntries,
  ]
  const kept = filterEntries(fixed, text)
  const known = new Set(kept.map(({ id }) => id))
  const asked = found.entries.filter(({ id }) => !known.has(id))
  return {
    entries: entryGroups.flatMap((group) => [...kept, ...asked].filter((entry) => entry.group === group)),
    isAsking: found.isAsking,
    problem: found.error ? sentenceOf(found.error) : undefined,
  }
}

const sentenceOf = (error: Error): string =>
  error instanceof ApiError ? error.message : 'The console did not answer.'
