import type { Density } from '../density/density'

export const entryGroups = ['recent', 'copy', 'create', 'go', 'scope', 'devices', 'look'] as const
export type EntryGroup = (typeof entryGroups)[number]

export const groupNames: Readonly<Record<EntryGroup, string>> = {
  recent: 'Recent',
  copy: 'Copy',
  create: 'Create',
  go: 'Go to',
  scope: 'Companies and tenants',
  devices: 'Devices',
  look: 'Look',
}

export type PaletteAct =
  | { readonly kind: 'go'; readonly href: string }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  | { readonly kind: 'theme'; readonly theme: 'system' | 'light' | 'dark' }
  | { readonly kind: 'density'; readonly density: Density }
  | { readonly kind: 'shortcuts' }

export interface PaletteEntry {
  readonly id: string
  readonly group: EntryGroup
  readonly label: string
  readonly note?: string
  /** The key after `g` that does the same. */
  readonly key?: string
  readonly act: PaletteAct
}
