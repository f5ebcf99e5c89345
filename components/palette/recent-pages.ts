import { asRecord } from '@/lib/core/as-record'

/** The pages that were open last, newest first. */
export interface RecentPage {
  readonly href: string
  readonly title: string
}

const RECENT_MAX = 8
const TITLE_MAX = 120

/** What the browser kept; nothing where it is not ours. */
export function parseRecent(text: string | null): readonly RecentPage[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    const pages = Array.isArray(kept) && kept.length <= RECENT_MAX ? kept.map(pageOf) : []
    return pages.every((page) => page !== undefined) ? pages : []
  } catch {
    return []
  }
}

function pageOf(kept: unknown): RecentPage | undefined {
  const { href, title } = asRecord(kept)
  if (typeof href !== 'string' || !href.startsWith('/') || typeof title !== 'string') return undefined
  return { href, title }
}

/** One page is there once, by its path: filters and tabs of a query are the same page, as it was last. */
export function addRecent(pages: readonly RecentPage[], page: RecentPage): readonly RecentPage[] {
  const title = page.title.replace(/ · Signalbox$/, '').slice(0, TITLE_MAX)
  if (title === '' || title === 'Signalbox') return pages
  const others = pages.filter(({ href }) => pathOf(href) !== pathOf(page.href))
  return [{ href: page.href, title }, ...others].slice(0, RECENT_MAX)
}

const pathOf = (href: string): string => href.split('?', 1)[0] ?? href
