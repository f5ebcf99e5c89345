'use client'

import { Search } from 'lucide-react'
import { Kbd } from '../ui/kbd'

/** The way to the palette for a hand on the mouse, and where its key is told. */
export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8.5 w-full items-center gap-2.5 rounded-md border border-transparent bg-sunken px-2.5 text-left text-sm text-ink-muted transition-colors hover:border-line-strong/60 hover:text-ink"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate">Find or go to</span>
      <span aria-hidden className="flex gap-1 pointer-coarse:hidden">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  )
}
