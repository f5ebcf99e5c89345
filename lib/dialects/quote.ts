const CHARACTERS_MAX = 64

/** A name out of foreign input, inside a sentence: short, and without control characters. */
export function quote(name: string): string {
  const shown = name.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd')
  return shown.length <= CHARACTERS_MAX ? `"${shown}"` : `"${shown.slice(0, CHARACTERS_MAX)}…"`
}
