/** Filters that somebody gave a name, kept in the browser as JSON; the URL says which one is on. Pure. */
import { asRecord } from '@/lib/core/as-record'

export const SAVED_MAX = 30

export interface SavedFilter {
  readonly name: string
  readonly query: string
}

/** What stands in the store; nothing where it is none of ours. */
export function readSaved(text: string | null): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    const filters = Array.isArray(kept) ? kept.map(filterOf) : []
    return filters.every((filter) => filter !== undefined) ? filters : []
  } catch {
    return []
  }
}

function filterOf(kept: unknown): SavedFilter | undefined {
  const { name, query } = asRecord(kept)
  return typeof name === 'string' && typeof query === 'string' ? { name, query } : undefined
}

/** The part of the URL that a saved filter is made of: neither the place in the list nor the company in scope. */
export function filterQuery(query: string): string {
  const params = new URLSearchParams(query)
  for (const name of ['cursor', 'company']) params.delete(name)
  params.sort()
  return params.toString()
}

/** One of the same name is replaced; the newest stand first. */
export const withSaved = (saved: readonly SavedFilter[], one: SavedFilter): readonly SavedFilter[] =>
  [one, ...saved.filter(({ name }) => name !== one.name)].slice(0, SAVED_MAX)

export const withoutSaved = (saved: readonly SavedFilter[], name: string): readonly SavedFilter[] =>
  saved.filter((one) => one.name !== name)

/** The list with that filter, in the company that is in scope. */
export function savedHref(path: string, saved: SavedFilter, query: string): string {
  const params = new URLSearchParams(saved.query)
  const company = new URLSearchParams(query).get('company')
  if (company) params.set('company', company)
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
