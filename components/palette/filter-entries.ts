import { entryGroups, type PaletteEntry } from './palette-entry'

/**
 * Those that hold each word of the text, and at least one of them in the label: the note, which many share, only tells
 * them apart. Group by group, the closest first in each.
 */
export function filterEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return entries
    .flatMap((entry, at) => {
      const distance = distanceOf(entry, words)
      return distance === undefined ? [] : [{ entry, at, distance }]
    })
    .sort(
      (a, b) =>
        entryGroups.indexOf(a.entry.group) - entryGroups.indexOf(b.entry.group) ||
        a.distance - b.distance ||
        a.at - b.at,
    )
    .map(({ entry }) => entry)
}

/** How many of the words are not the beginning of one of the entry's; none where one is not in it at all. */
function distanceOf({ label, note }: PaletteEntry, words: readonly string[]): number | undefined {
  const name = fold(label)
  if (words.length > 0 && !words.some((word) => name.includes(word))) return undefined
  const all = fold(`${label} ${note ?? ''}`)
  if (!words.every((word) => all.includes(word))) return undefined
  const parts = all.split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => !parts.some((part) => part.startsWith(word))).length
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
