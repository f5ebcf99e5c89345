import { FileX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'

export default function MessageNotFound() {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Message" />
      <EmptyState
        face="not-found"
        icon={FileX}
        title="This message is not here"
        sentence="Accepted messages stay in the broker's memory for a while only, and its address may be mistyped. Or it is of a company or tenant that you do not see."
        action={
          <Button asChild>
            <Link href="/">Overview</Link>
          </Button>
        }
      />
    </div>
  )
}
