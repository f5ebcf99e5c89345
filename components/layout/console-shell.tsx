'use client'

import { Menu, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { LiveProvider } from '@/components/live/live-provider'
import { Button } from '@/components/ui/button'
import type { Actor } from '@/lib/core/actor'
import { mayAnywhere } from '@/lib/core/actor'
import { permissions } from '@/lib/core/roles'
import { LateNavSheet } from './late-overlays'
import { PaletteButton } from './palette-button'
import { useScope } from './scope-context'
import { ScopeLine } from './scope-line'
import { ScopeSwitcher } from './scope-switcher'
import { type Overlay, ShellOverlays } from './shell-overlays'
import { ShellStatus } from './shell-status'
import { SidebarNav } from './sidebar-nav'
import { SignalboxMark } from './signalbox-mark'
import { UserMenu } from './user-menu'

export interface ShellUser {
  readonly actor: Actor
  /** In words, the highest that the reader has anywhere. */
  readonly role: string
}

/** The frame of every page: sidebar (a sheet on small screens), scope, the two marks, and the page. */
export function ConsoleShell({ user, children }: { user: ShellUser; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const [overlay, setOverlay] = useState<Overlay>()
  const { actor, role } = user
  const openPalette = () => {
    setOpen(false)
    setOverlay('palette')
  }
  const scope = useScope()
  const company = scope.company ?? scope.companies[0]
  const inside = (
    <>
      <ScopeSwitcher onNavigate={() => setOpen(false)} />
      <PaletteButton onOpen={openPalette} />
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
        <SidebarNav
          permissions={permissions.filter((permission) => mayAnywhere(actor, permission))}
          onNavigate={() => setOpen(false)}
        />
      </div>
      <div className="flex flex-col gap-1 border-t pt-2">
        <ShellStatus userId={actor.id} />
        <UserMenu name={actor.name} role={role} onNavigate={() => setOpen(false)} />
      </div>
    </>
  )
  return (
    <LiveProvider companyId={company?.id}>
      <ShellOverlays actor={actor} open={overlay} onOpen={setOverlay} />
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh flex-col gap-3 border-r bg-bg p-3 lg:flex">
          <SignalboxMark />
          {inside}
        </aside>
        <div className="flex min-w-0 flex-col">
          <header className="sticky top-0 z-30 flex items-center gap-2 border-b bg-bg px-3 py-2 lg:hidden">
            <Button
              variant="ghost"
              size="icon"
              aria-label="Open the menu"
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              onClick={() => setOpen(true)}
            >
              <Menu aria-hidden />
            </Button>
            <SignalboxMark />
            <ScopeLine />
            <Button variant="ghost" size="icon" aria-label="Find or go to" onClick={openPalette}>
              <Search aria-hidden />
            </Button>
          </header>
          <LateNavSheet isOpen={isOpen} onOpenChange={setOpen}>
            {inside}
          </LateNavSheet>
          <main
            id="page"
            tabIndex={-1}
            className="mx-auto w-full max-w-[96rem] flex-1 p-4 focus:outline-none sm:p-6"
          >
            {children}
          </main>
        </div>
      </div>
    </LiveProvider>
  )
}
