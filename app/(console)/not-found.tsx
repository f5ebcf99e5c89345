import { SearchX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'

export default function NotFound() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Not found" />
      <EmptyState
        face="not-found"
        icon={SearchX}
        title="There is no such page"
        sentence="It was deleted, or it is of a company or tenant that you do not see."
        action={
          <Button asChild>
            <Link href="/">Overview</Link>
          </Button>
        }
      />
    </div>
  )
}
