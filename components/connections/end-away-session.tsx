'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { AwaySession } from '@/lib/contract/away-sessions'
import type { Action } from '../device/action-result'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { waitingWords } from './waiting-words'

export function EndAwaySession({
  session,
  end,
  onEnded,
}: {
  session: AwaySession
  end: Action<{ id: string }, unknown>
  /** Where the page does not read it anew by itself. */
  onEnded?: () => void
}) {
  const router = useRouter()
  const { id, principal, clientId, waitingMessages, subscriptions } = session
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`End the session of ${principal}`}>
          End
        </Button>
      }
      title={`End the session of ${principal}?`}
      consequences={[
        waitingMessages === 0
          ? 'Nothing waits for it.'
          : `Deletes what waits for it: ${waitingWords(waitingMessages)}.`,
        subscriptions.length === 0
          ? 'It has no subscription.'
          : 'Ends its subscriptions: its client subscribes again when it comes back, or hears nothing.',
        `Its client id is ${clientId}.`,
      ]}
      confirmLabel="End session"
      onConfirm={async () => {
        const sentence = await sentenceOf(end, { id })
        if (sentence === undefined) {
          toast.success(`The session of ${principal} has ended.`)
          onEnded?.()
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
