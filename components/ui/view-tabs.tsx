'use client'

import { type KeyboardEvent, type ReactNode, useId } from 'react'

export interface ViewTab {
  readonly value: string
  readonly label: string
  readonly content: ReactNode
}

/** Tabs within a page, several views of one thing. Which one is open is the caller's to keep; an arrow opens the next. */
export function ViewTabs({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: readonly ViewTab[]
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  const open = tabs.find((tab) => tab.value === value)
  const hear = (event: KeyboardEvent<HTMLElement>) => {
    const next = tabs[nextTab(event.key, open ? tabs.indexOf(open) : 0, tabs.length) ?? -1]
    if (!next) return
    event.preventDefault()
    onChange(next.value)
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.value}`)}`)?.focus()
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div role="tablist" aria-label={label} onKeyDown={hear} className="flex flex-wrap gap-x-1 border-b">
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab === open}
            aria-controls={tab === open ? `${id}-panel` : undefined}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className="-mb-px border-b-2 border-transparent px-2.5 py-2 text-sm font-medium text-ink-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-ink"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {open ? (
        <div
          key={open.value}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${open.value}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what it holds may have no stop of its own
          tabIndex={0}
          className="min-w-0"
        >
          {open.content}
        </div>
      ) : null}
    </div>
  )
}

function nextTab(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
