import { z } from 'zod'

/** The pages that were open last, newest first. */
export interface RecentPage {
  readonly href: string
  readonly title: string
}

const RECENT_MAX = 8
const TITLE_MAX = 120

const kept = z.array(z.object({ href: z.string().startsWith('/'), title: z.string() })).max(RECENT_MAX)

/** What the browser kept; nothing where it is not ours. */
export function parseRecent(text: string | null): readonly RecentPage[] {
  try {
    const parsed = kept.safeParse(JSON.parse(text ?? '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

/** One page is there once, by its path: filters and tabs of a query are the same page, as it was last. */
export function addRecent(pages: readonly RecentPage[], page: RecentPage): readonly RecentPage[] {
  const title = page.title.replace(/ · Signalbox$/, '').slice(0, TITLE_MAX)
  if (title === '' || title === 'Signalbox') return pages
  const others = pages.filter(({ href }) => pathOf(href) !== pathOf(page.href))
  return [{ href: page.href, title }, ...others].slice(0, RECENT_MAX)
}

const pathOf = (href: string): string => href.split('?', 1)[0] ?? href
