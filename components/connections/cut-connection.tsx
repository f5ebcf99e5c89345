'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { Connection } from '@/lib/contract/connections'
import type { Action } from '../device/action-result'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'

export function CutConnection({
  connection,
  cut,
}: {
  connection: Connection
  cut: Action<{ id: string }, unknown>
}) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`Cut ${connection.principal}`}>
          Cut
        </Button>
      }
      title={`Cut ${connection.principal}?`}
      consequences={[
        `Closes the connection from ${connection.address} now.`,
        'Its client may connect again at once: to keep a device out, disable it.',
      ]}
      confirmLabel="Cut"
      onConfirm={async () => {
        const sentence = await sentenceOf(cut, { id: connection.id })
        if (sentence === undefined) {
          toast.success(`The connection of ${connection.principal} is cut.`)
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
