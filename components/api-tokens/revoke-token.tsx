'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { ConnectionsOfToken, useConnectionsOfToken } from './connections-of-token'
import { revokedSentence } from './revoked-sentence'
import type { DeleteTokenAction } from './token-actions'

export function RevokeToken({ token, remove }: { token: ApiToken; remove: DeleteTokenAction }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const connections = useConnectionsOfToken(token.id, isOpen)
  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${token.name}?`}
      nameToType={token.name}
      consequences={[
        <ConnectionsOfToken key="connections" connections={connections} />,
        'REST calls with it are refused from now on. This cannot be taken back.',
      ]}
      confirmLabel="Revoke"
      onConfirm={async () => {
        const sentence = await sentenceOf(remove, { id: token.id })
        if (sentence === undefined) {
          toast.success(revokedSentence(token.name, connections))
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
