import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NotFound() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such page"
      sentence="It was deleted, or it is of a company or tenant that you do not see."
      action={
        <Button asChild>
          <Link href="/">Overview</Link>
        </Button>
      }
    />
  )
}
