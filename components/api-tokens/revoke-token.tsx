'use client'

import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import type { DeleteTokenAction } from './token-actions'

export function RevokeToken({ token, remove }: { token: ApiToken; remove: DeleteTokenAction }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${token.name}?`}
      consequences={[
        'What is connected over MQTT with it is cut within two seconds.',
        'REST calls with it are refused from now on. This cannot be taken back.',
      ]}
      confirmLabel="Revoke"
      onConfirm={async () => {
        const sentence = await sentenceOf(remove, { id: token.id })
        if (sentence === undefined) {
          toast.success(`${token.name} is revoked.`)
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
