import { Send } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'

export function SendToMany({ tenantId }: { tenantId: number }) {
  return (
    <Button asChild variant="primary">
      <Link href={`/tenant/${tenantId}/commands/send`}>
        <Send aria-hidden /> Send to many
      </Link>
    </Button>
  )
}
