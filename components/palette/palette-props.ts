import type { Actor } from '@/lib/core/actor'
import type { Place } from '../shortcuts/places'
import type { PaletteAct } from './palette-entry'
import type { TypedAhead } from './typed-ahead'

export interface PaletteProps {
  readonly actor: Actor
  readonly places: readonly Place[]
  readonly onAct: (act: PaletteAct) => void
  /** What was typed before it was there. */
  readonly takeTyped: () => TypedAhead
}
