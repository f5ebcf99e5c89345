'use client'

import { Cpu, SearchX } from 'lucide-react'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { Specimen } from './specimen'

export function FaceSpecimens() {
  return (
    <>
      <Specimen
        name="Faces of a list"
        note="Nothing yet, nothing that matches, failed. Loading is with the table."
      >
        <EmptyState
          icon={Cpu}
          title="No device yet"
          sentence="A device hangs on a tenant: open one and create it there."
          action={<Button variant="primary">New device</Button>}
        />
        <EmptyState
          icon={SearchX}
          title="No devices match"
          sentence="Change the search or the filters, or take them off."
        />
        <ErrorState
          sentence="The database does not answer."
          requestId="0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11"
          onRetry={() => toast('Tried again.')}
        />
      </Specimen>
      <Card
        title="Danger zone"
        description="A card for acts that cannot be taken back."
        actions={<Button variant="danger-outline">Delete</Button>}
        isDanger
      >
        <p className="text-sm text-ink-muted">Its consequences stand here.</p>
      </Card>
    </>
  )
}
