/** Which of a menu's items a key leads to. */

/** `at` is -1 where none has the focus; undefined for a key that does not move. */
export function menuStep(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1
    case 'Home':
    case 'PageUp':
      return 0
    case 'End':
    case 'PageDown':
      return count - 1
    default:
      return undefined
  }
}

/** The next item that begins with what is typed; one letter again and again goes from one to the next. */
export function typedItem(typed: string, at: number, labels: readonly string[]): number | undefined {
  const letters = [...typed.toLowerCase()]
  const first = letters[0]
  if (first === undefined) return undefined
  const isRepeated = letters.every((letter) => letter === first)
  const wanted = isRepeated ? first : letters.join('')
  // What already matches stays while more of its name is typed.
  const from = isRepeated ? at + 1 : Math.max(at, 0)
  return labels
    .map((_, step) => (from + step) % labels.length)
    .find((item) => labels[item]?.trim().toLowerCase().startsWith(wanted))
}
