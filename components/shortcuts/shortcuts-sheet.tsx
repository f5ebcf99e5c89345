'use client'

import { type ReactNode, useId, useSyncExternalStore } from 'react'
import { Dialog, DialogContent } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { Label } from '../ui/label'
import { Switch } from '../ui/switch'
import { hasLetterShortcuts, setLetterShortcuts } from './letters-setting'
import type { Place } from './places'

export function ShortcutsSheet({
  places,
  isOpen,
  onOpenChange,
}: {
  places: readonly Place[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  const id = useId()
  const isOn = useSyncExternalStore(hasLetterShortcuts.subscribe, hasLetterShortcuts.get, () => true)
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keyboard shortcuts"
        description="From anywhere on the page, while nothing is being typed."
        size="md"
      >
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <Section title="Everywhere">
            <Row label="Go to, find, create, copy">
              <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> or <Kbd>⌘</Kbd> <Kbd>K</Kbd>
            </Row>
            <Row label="Search this page">
              <Kbd>/</Kbd>
            </Row>
            <Row label="These shortcuts">
              <Kbd>?</Kbd>
            </Row>
            <Row label="Close what is open">
              <Kbd>Esc</Kbd>
            </Row>
          </Section>
          <Section title="Go to">
            {places.map((place) =>
              place.key ? (
                <Row key={place.href} label={place.label}>
                  <Kbd>G</Kbd> <Kbd>{place.key.toUpperCase()}</Kbd>
                </Row>
              ) : null,
            )}
          </Section>
        </div>
        <div className="mt-4 flex items-start gap-3 border-t pt-3">
          <div className="min-w-0 flex-1">
            <Label htmlFor={id}>Single keys are shortcuts</Label>
            <p id={`${id}-hint`} className="text-sm text-ink-muted">
              Switched off, only Ctrl K and ⌘ K are left. This browser keeps it.
            </p>
          </div>
          <Switch
            id={id}
            aria-describedby={`${id}-hint`}
            checked={isOn}
            onCheckedChange={setLetterShortcuts}
          />
        </div>
      </DialogContent>
    </Dialog>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1 text-sm font-medium">{title}</h3>
      <dl className="divide-y border-y">{children}</dl>
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 py-1 text-sm">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="shrink-0 text-xs text-ink-faint">{children}</dd>
    </div>
  )
}
