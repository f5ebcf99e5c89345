const PAGE = 8

/** Which row a key leads to; none for a key that does not move. The ends are joined, but not for a page. */
export function stepTo(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count
    case 'ArrowUp':
      return (from - 1 + count) % count
    case 'PageDown':
      return Math.min(from + PAGE, count - 1)
    case 'PageUp':
      return Math.max(from - PAGE, 0)
    default:
      return undefined
  }
}
