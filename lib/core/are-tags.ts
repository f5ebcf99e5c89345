const TAGS_MAX = 32
const NAME_MAX = 64
const VALUE_MAX = 256

/** Whether a device may have them; the contract asks the same. */
export function areTags(tags: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(tags)
  return (
    pairs.length <= TAGS_MAX &&
    pairs.every(([name, value]) => name.length >= 1 && name.length <= NAME_MAX && value.length <= VALUE_MAX)
  )
}
