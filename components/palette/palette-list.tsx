'use client'

import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { entryGroups, groupNames } from './palette-entry'
import { PaletteOption } from './palette-option'
import type { PaletteProps } from './palette-props'
import { stepTo } from './step-to'
import { usePaletteEntries } from './use-palette-entries'

/** A combobox over a list: the focus stays in the field, and the arrows move what Enter takes. */
export function PaletteList(props: PaletteProps) {
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [activeId, setActiveId] = useState<string>()
  const [isEntered, setEntered] = useState(false)
  const { entries, isAsking, problem } = usePaletteEntries(props, text)
  const found = entries.findIndex(({ id }) => id === activeId)
  const active = found === -1 ? 0 : found
  const idOf = (at: number) => `${listId}-${at}`
  const rows = entries.map((entry, at) => ({ entry, at }))
  const groups = entryGroups
    .map((group) => ({ group, rows: rows.filter(({ entry }) => entry.group === group) }))
    .filter((one) => one.rows.length > 0)

  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(`${listId}-${active}`)}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  const { takeTyped, onAct } = props
  useEffect(() => {
    const typed = takeTyped()
    setText(typed.text)
    setEntered(typed.isEntered)
  }, [takeTyped])
  const first = entries[active]
  useEffect(() => {
    if (!isEntered || !first) return
    setEntered(false)
    onAct(first.act)
  }, [isEntered, first, onAct])

  const hear = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const entry = entries[active]
    if (event.key === 'Enter' && entry) {
      event.preventDefault()
      props.onAct(entry.act)
    }
    const next = stepTo(event.key, active, entries.length)
    if (next === undefined) return
    event.preventDefault()
    setActiveId(entries[next]?.id)
  }

  return (
    <>
      <div className="relative border-b">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-ink-faint"
        />
        <input
          role="combobox"
          aria-label="Go to, find, create, copy"
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(entries.length > 0 && { 'aria-activedescendant': idOf(active) })}
          placeholder="A page, a device, a tenant, something to create or copy"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActiveId(undefined)
          }}
          onKeyDown={hear}
          className="h-12 w-full bg-transparent pr-4 pl-10 text-lg text-ink placeholder:text-ink-faint focus-visible:outline-none sm:text-base"
        />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Results"
        className="min-h-0 overflow-y-auto p-1.5"
      >
        {groups.map(({ group, rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, in a listbox
          <div key={group} role="group" aria-label={groupNames[group]}>
            <p aria-hidden className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
              {groupNames[group]}
            </p>
            {rows.map(({ entry, at }) => (
              <PaletteOption
                key={entry.id}
                id={idOf(at)}
                entry={entry}
                isActive={at === active}
                onPoint={() => setActiveId(entry.id)}
                onPick={() => props.onAct(entry.act)}
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={entries.length === 0 ? 'px-4 pb-4 text-sm text-ink-muted' : 'sr-only'}>
        {said(entries.length, isAsking)}
      </p>
      {problem ? (
        <p role="alert" className="border-t px-4 py-2 text-sm text-bad">
          Devices could not be searched: {problem}
        </p>
      ) : null}
    </>
  )
}

function said(count: number, isAsking: boolean): string {
  if (isAsking) return 'Searching devices'
  if (count === 0) return 'Nothing is called that.'
  return count === 1 ? '1 result' : `${count} results`
}
