import { tags as tagsSchema } from '@/lib/contract/fields'

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
  const parsed = tagsSchema.safeParse(Object.fromEntries(pairs))
  return parsed.success
    ? parsed.data
    : 'At most 32 tags, names of 1 to 64 and values of up to 256 characters.'
}
