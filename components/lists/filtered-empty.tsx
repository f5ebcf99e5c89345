'use client'

import { SearchX } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'

/** Things are there, and none of them matches. */
export function FilteredEmpty({ what }: { what: string }) {
  const path = usePathname()
  // The company in scope is no filter: it stays.
  const company = useSearchParams().get('company')
  return (
    <EmptyState
      face="filtered-empty"
      icon={SearchX}
      title={`No ${what} match`}
      sentence="Change the search or the filters, or take them off."
      action={
        <Button asChild>
          <Link href={company ? `${path}?company=${encodeURIComponent(company)}` : path}>
            Show all {what}
          </Link>
        </Button>
      }
    />
  )
}
