'use client'

import { useRef, useSyncExternalStore } from 'react'
import { toast } from '@/components/ui/late-toast'
import { useLiveClient } from '../live/live-context'
import { pageQueries } from '../live/page-queries'
import { Dialog, DialogContent } from '../ui/dialog'
import { RenewSession } from './renew-session'
import { noticeSession, sessionLapse, signedIn } from './session-lapse'

/** Opens over whatever is on the page when the session has ended; the page, and what is typed in it, stays. */
export function SessionDialog({ userName }: { userName: string }) {
  const queries = pageQueries()
  const live = useLiveClient()
  const password = useRef<HTMLInputElement>(null)
  const { isAsking } = useSyncExternalStore(sessionLapse.subscribe, sessionLapse.get, () => signedIn)
  const renewed = () => {
    noticeSession('signed-in')
    live.reconnect()
    void queries.invalidateQueries()
    toast.success('You are signed in again. Send again what was refused.')
  }
  return (
    <Dialog open={isAsking} onOpenChange={(isOpen) => isOpen || noticeSession('put-off')}>
      <DialogContent
        title="Your session has ended"
        description="Sign in again to go on. The page stays as it is, with everything that you have typed."
        isOnTop
        first={password}
      >
        <RenewSession password={password} userName={userName} onRenewed={renewed} />
      </DialogContent>
    </Dialog>
  )
}
