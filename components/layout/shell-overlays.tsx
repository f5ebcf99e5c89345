'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { toast } from '@/components/ui/late-toast'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { setDensity } from '../density/use-density'
import type { PaletteAct } from '../palette/palette-entry'
import { useRecentPages } from '../palette/use-recent-pages'
import { placesOf } from '../shortcuts/places'
import type { KeyAct } from '../shortcuts/read-key'
import { focusSearch, useShortcuts } from '../shortcuts/use-shortcuts'
import { copyText } from '../ui/copy-text'
import { LatePalette, LateSessionDialog, LateShortcutsSheet } from './late-overlays'
import { useScope } from './scope-context'

export type Overlay = 'palette' | 'shortcuts' | undefined

/** What may open over any page, and the keys that open it. */
export function ShellOverlays({
  actor,
  open,
  onOpen,
}: {
  actor: Actor
  open: Overlay
  onOpen: (overlay: Overlay) => void
}) {
  const router = useRouter()
  const path = usePathname()
  const scope = useScope()
  const { setTheme } = useTheme()
  const places = placesOf(scope, (permission) => mayAnywhere(actor, permission), path)
  useRecentPages(actor.id)
  useShortcuts(places, (act: KeyAct) => {
    switch (act.kind) {
      case 'palette':
        return onOpen(open === 'palette' ? undefined : 'palette')
      case 'help':
        return onOpen('shortcuts')
      case 'search':
        return focusSearch() ? undefined : onOpen('palette')
      case 'go':
        return router.push(act.href)
    }
  })
  const act = async (chosen: PaletteAct) => {
    switch (chosen.kind) {
      case 'go':
        router.push(chosen.href)
        break
      case 'copy':
        // While the dialog is open: the older way to copy needs a field that may have the focus.
        if (await copyText(chosen.text)) toast.success(`Copied ${chosen.what}.`)
        else toast.error(`The browser did not let us copy ${chosen.what}: ${chosen.text}`)
        break
      case 'theme':
        setTheme(chosen.theme)
        break
      case 'density':
        setDensity(chosen.density)
        break
      case 'shortcuts':
        return onOpen('shortcuts')
    }
    onOpen(undefined)
  }
  const change = (overlay: Overlay) => (isOpen: boolean) => onOpen(isOpen ? overlay : undefined)
  return (
    <>
      <LatePalette
        isOpen={open === 'palette'}
        onOpenChange={change('palette')}
        actor={actor}
        places={places}
        onAct={(chosen) => void act(chosen)}
      />
      <LateShortcutsSheet places={places} isOpen={open === 'shortcuts'} onOpenChange={change('shortcuts')} />
      <LateSessionDialog userName={actor.name} />
    </>
  )
}
