'use client'
import { LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import type { UserSessionActions } from './user-session-actions'

export function SignOutEverywhere({
  user,
  isOwn,
  signOut,
}: {
  user: { readonly id: string; readonly username: string }
  isOwn: boolean
  signOut: UserSessionActions['signOut']
}) {
  const router = useRouter()
  const run = async () => {
    const result = await signOut({ id: user.id })
    if (!result.ok) return result.problem.detail
    const { sessionsEnded, connectionsCut } = result.data
    const cut =
      connectionsCut === null ? 'the broker did not answer' : `${connectionsCut} live connections cut`
    toast.success(`Sessions ended: ${sessionsEnded}; ${cut}.`)
    // One's own page is signed out too: the next look at the server says so.
    router.refresh()
    return undefined
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger-outline">
          <LogOut aria-hidden /> Sign out everywhere
        </Button>
      }
      title={isOwn ? 'Sign out everywhere?' : `Sign ${user.username} out everywhere?`}
      consequences={[
        `Every browser is signed out${isOwn ? ', this one too' : ''}, and every JWT ends.`,
        'What is connected over MQTT as the user is cut now.',
        'The password, API keys and plain credentials stay: what has one may connect again.',
      ]}
      confirmLabel="Sign out everywhere"
      onConfirm={run}
    />
  )
}
