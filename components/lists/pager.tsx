'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { pageHref } from './page-href'

/** Pages by cursor: the next one, and back to the first. */
export function Pager({ nextCursor }: { nextCursor: string | null }) {
  const path = usePathname()
  const query = useSearchParams().toString()
  const isFirst = !new URLSearchParams(query).has('cursor')
  if (isFirst && nextCursor === null) return null
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {isFirst ? null : (
        <Button asChild size="sm">
          <Link href={pageHref(path, query, null)}>First page</Link>
        </Button>
      )}
      {nextCursor === null ? null : (
        <Button asChild size="sm">
          <Link href={pageHref(path, query, nextCursor)}>Next page</Link>
        </Button>
      )}
    </nav>
  )
}
