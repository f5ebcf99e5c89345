import { Send } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'

export function SendToMany({ tenantId }: { tenantId: number }) {
  return (
    <Button asChild variant="primary">
      <Link href={`/tenant/${tenantId}/commands/send`}>
        <Send aria-hidden /> Send to many
      </Link>
    </Button>
  )
}
