/** What a key means: one alone, or the one after `g`. */

export type KeyAct =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'search' }
  | { readonly kind: 'go'; readonly href: string }

/** When `g` was pressed, while its second key is awaited. */
export type Awaited = number | undefined

export interface PressedKey {
  readonly key: string
  readonly isControl: boolean
  readonly isAlt: boolean
  /** In a field, a menu or a dialog, where a letter is a letter. */
  readonly isTyping: boolean
}

export const SECOND_KEY_WITHIN_MS = 1_500

export function readKey(
  pressed: PressedKey,
  awaited: Awaited,
  nowMs: number,
  hrefs: ReadonlyMap<string, string>,
  hasLetters: boolean,
): { readonly awaited: Awaited; readonly act?: KeyAct } {
  const { key, isControl, isAlt, isTyping } = pressed
  if (isControl && !isAlt && key.toLowerCase() === 'k') {
    return { awaited: undefined, act: { kind: 'palette' } }
  }
  if (isTyping || isControl || isAlt || !hasLetters) return { awaited: undefined }
  // The second key may come with its Shift.
  if (key === 'Shift') return { awaited }
  if (awaited !== undefined && nowMs - awaited <= SECOND_KEY_WITHIN_MS) {
    const href = hrefs.get(key.toLowerCase())
    return { awaited: undefined, ...(href !== undefined && { act: { kind: 'go', href } }) }
  }
  if (key === 'g') return { awaited: nowMs }
  if (key === '?') return { awaited: undefined, act: { kind: 'help' } }
  if (key === '/') return { awaited: undefined, act: { kind: 'search' } }
  return { awaited: undefined }
}
