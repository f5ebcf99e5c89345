'use client'

import dynamic from 'next/dynamic'
import { type ComponentProps, useSyncExternalStore } from 'react'
import { useTypedAhead } from '../palette/use-typed-ahead'
import { sessionLapse, signedIn } from '../session/session-lapse'
import { useWasAsked } from '../ui/use-was-asked'

const loadPalette = () => import('../palette/palette').then(({ Palette }) => Palette)
const loadSheet = () => import('../shortcuts/shortcuts-sheet').then(({ ShortcutsSheet }) => ShortcutsSheet)
const loadNav = () => import('./nav-sheet').then(({ NavSheet }) => NavSheet)
const loadSession = () => import('../session/session-dialog').then(({ SessionDialog }) => SessionDialog)

const Palette = dynamic(loadPalette, { ssr: false })
const ShortcutsSheet = dynamic(loadSheet, { ssr: false })
const NavSheet = dynamic(loadNav, { ssr: false })
const SessionDialog = dynamic(loadSession, { ssr: false })

export function LatePalette(props: Omit<ComponentProps<typeof Palette>, 'takeTyped'>) {
  const takeTyped = useTypedAhead(props.isOpen, () => props.onOpenChange(false))
  return useWasAsked(props.isOpen, loadPalette) ? <Palette {...props} takeTyped={takeTyped} /> : null
}

export function LateNavSheet(props: ComponentProps<typeof NavSheet>) {
  return useWasAsked(props.isOpen, loadNav) ? <NavSheet {...props} /> : null
}

export function LateShortcutsSheet(props: ComponentProps<typeof ShortcutsSheet>) {
  return useWasAsked(props.isOpen, loadSheet) ? <ShortcutsSheet {...props} /> : null
}

export function LateSessionDialog(props: ComponentProps<typeof SessionDialog>) {
  const { isAsking } = useSyncExternalStore(sessionLapse.subscribe, sessionLapse.get, () => signedIn)
  return useWasAsked(isAsking, loadSession) ? <SessionDialog {...props} /> : null
}
