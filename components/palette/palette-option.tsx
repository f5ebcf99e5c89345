'use client'

import {
  ArrowRight,
  Building2,
  Clock,
  Copy,
  Cpu,
  type LucideIcon,
  Plus,
  SlidersHorizontal,
} from 'lucide-react'
import { cn } from '../ui/cn'
import { Kbd } from '../ui/kbd'
import type { EntryGroup, PaletteEntry } from './palette-entry'

const icons: Readonly<Record<EntryGroup, LucideIcon>> = {
  recent: Clock,
  copy: Copy,
  create: Plus,
  go: ArrowRight,
  scope: Building2,
  devices: Cpu,
  look: SlidersHorizontal,
}

/** The focus never comes here: keys are heard by the field that owns the list. */
export function PaletteOption({
  id,
  entry,
  isActive,
  onPoint,
  onPick,
}: {
  id: string
  entry: PaletteEntry
  isActive: boolean
  onPoint: () => void
  onPick: () => void
}) {
  const Icon = icons[entry.group]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox names it as its active descendant
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={() => isActive || onPoint()}
      onClick={onPick}
      className={cn(
        'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm',
        isActive && 'bg-accent-soft text-accent',
      )}
    >
      <Icon aria-hidden className={cn('size-4 shrink-0', isActive ? 'text-accent' : 'text-ink-faint')} />
      <span className="min-w-0 flex-[2] truncate font-medium">{entry.label}</span>
      {entry.note ? (
        <span
          className={cn(
            'min-w-0 flex-1 truncate text-right text-xs',
            isActive ? 'text-accent' : 'text-ink-faint',
          )}
        >
          {entry.note}
        </span>
      ) : null}
      {entry.key ? (
        <span aria-hidden className="hidden shrink-0 gap-1 sm:flex">
          <Kbd>G</Kbd>
          <Kbd>{entry.key.toUpperCase()}</Kbd>
        </span>
      ) : null}
    </div>
  )
}
