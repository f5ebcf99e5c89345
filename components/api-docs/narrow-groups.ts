import type { ApiGroup } from './api-groups'

/** The calls in whose method, path, name or summary every word is found. Pure. */
export function narrowGroups(groups: readonly ApiGroup[], q: string): readonly ApiGroup[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return groups
  return groups
    .map((group) => ({
      ...group,
      calls: group.calls.filter(({ id, method, path, summary }) => {
        const text = `${method} ${path} ${id} ${summary}`.toLowerCase()
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter(({ calls }) => calls.length > 0)
}
