import { areTags } from '@/lib/core/are-tags'

/** Tags as lines of `name = value`, and back; a sentence where a line is none. */
export const writeTags = (tags: Readonly<Record<string, string>>): string =>
  Object.entries(tags)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')

export function parseTags(text: string): Record<string, string> | string {
  const pairs: [string, string][] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const at = line.indexOf('=')
    if (at < 1) return `"${line.trim()}" is not of the form name = value.`
    pairs.push([line.slice(0, at).trim(), line.slice(at + 1).trim()])
  }
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) return 'A name stands twice.'
  const tags = Object.fromEntries(pairs)
  return areTags(tags) ? tags : 'At most 32 tags, names of 1 to 64 and values of up to 256 characters.'
}
