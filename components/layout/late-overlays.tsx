'use client'

import dynamic from 'next/dynamic'
import { type ComponentProps, useSyncExternalStore } from 'react'
import { sessionLapse, signedIn } from '../session/session-lapse'
import { useWasAsked } from '../ui/use-was-asked'

/** Each is fetched as soon as the page is up, so that it opens at once and also when the server has gone. */
const loadSheet = () => import('../shortcuts/shortcuts-sheet').then(({ ShortcutsSheet }) => ShortcutsSheet)
const loadSession = () => import('../session/session-dialog').then(({ SessionDialog }) => SessionDialog)

const ShortcutsSheet = dynamic(loadSheet, { ssr: false })
const SessionDialog = dynamic(loadSession, { ssr: false })

export function LateShortcutsSheet(props: ComponentProps<typeof ShortcutsSheet>) {
  return useWasAsked(props.isOpen, loadSheet) ? <ShortcutsSheet {...props} /> : null
}

export function LateSessionDialog(props: ComponentProps<typeof SessionDialog>) {
  const { isAsking } = useSyncExternalStore(sessionLapse.subscribe, sessionLapse.get, () => signedIn)
  return useWasAsked(isAsking, loadSession) ? <SessionDialog {...props} /> : null
}
