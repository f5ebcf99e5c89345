'use client'

import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export interface ViewTab {
  readonly value: string
  readonly label: string
  readonly content: ReactNode
}

/** Tabs within a page, several views of one thing. Which one is open is the caller's to keep. */
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
  return (
    <Primitive.Root value={value} onValueChange={onChange} className="flex min-w-0 flex-col gap-4">
      <Primitive.List aria-label={label} className="flex flex-wrap gap-x-1 border-b">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px border-b-2 border-transparent px-2.5 py-2 text-sm font-medium text-ink-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="min-w-0">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
