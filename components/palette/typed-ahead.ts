/** What is typed between the key that opens the palette and the palette. Pure. */

export interface TypedAhead {
  readonly text: string
  /** The first that is found is taken. */
  readonly isEntered: boolean
}

export const nothingTyped: TypedAhead = { text: '', isEntered: false }

/** Undefined for a key that is not for a field of text. */
export function typedAfter({ text, isEntered }: TypedAhead, key: string): TypedAhead | undefined {
  if (key === 'Enter') return { text, isEntered: true }
  if (key === 'Backspace') return { text: text.slice(0, -1), isEntered }
  return [...key].length === 1 ? { text: text + key, isEntered } : undefined
}
