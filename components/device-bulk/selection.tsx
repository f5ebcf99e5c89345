'use client'

import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { Checkbox } from '../ui/checkbox'

interface Selection {
  readonly chosen: ReadonlySet<string>
  /** `isRange`: with all from the one that was clicked before. */
  toggle(id: string, isRange: boolean): void
  setAll(isChosen: boolean): void
}

const SelectionContext = createContext<Selection | null>(null)

/** Which rows of the page are chosen. `ids` are those that may be, in their order. */
export function SelectionProvider({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const before = useRef<string>(undefined)
  const selection = useMemo<Selection>(() => {
    const there = new Set(ids)
    const shown = new Set([...chosen].filter((id) => there.has(id)))
    return {
      chosen: shown,
      toggle: (id, isRange) => {
        const next = new Set(shown)
        const isChosen = !shown.has(id)
        for (const one of isRange ? between(ids, before.current, id) : [id]) {
          if (isChosen) next.add(one)
          else next.delete(one)
        }
        before.current = id
        setChosen(next)
      },
      setAll: (isChosen) => setChosen(new Set(isChosen ? ids : [])),
    }
  }, [chosen, ids])
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

export function useSelection(): Selection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('there is no SelectionProvider above')
  return selection
}

export function SelectRow({ id, name }: { id: string; name: string }) {
  const { chosen, toggle } = useSelection()
  return (
    <input
      type="checkbox"
      className="mt-0.5 block size-4 accent-accent"
      aria-label={`Choose ${name}`}
      checked={chosen.has(id)}
      // A range of rows, and not of the text between them.
      onMouseDown={(event) => (event.shiftKey ? event.preventDefault() : undefined)}
      onChange={({ nativeEvent }) => toggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  )
}

/** All rows that are loaded. */
export function SelectPage({ count }: { count: number }) {
  const { chosen, setAll } = useSelection()
  const isAll = chosen.size === count
  return (
    <Checkbox
      aria-label="Choose all that are loaded"
      checked={isAll}
      onCheckedChange={() => setAll(!isAll)}
    />
  )
}

/** Both ends included; the one alone where nothing was clicked before. */
export function between(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const a = from === undefined ? -1 : ids.indexOf(from)
  const b = ids.indexOf(to)
  return a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
