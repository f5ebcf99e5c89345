'use client'

import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

/** Things are there, and none of them matches. */
export function FilteredEmpty({ what }: { what: string }) {
  const path = usePathname()
  return (
    <EmptyState
      icon={SearchX}
      title={`No ${what} match`}
      sentence="Change the search or the filters, or take them off."
      action={
        <Button asChild>
          <Link href={path}>Show all {what}</Link>
        </Button>
      }
    />
  )
}
