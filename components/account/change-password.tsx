'use client'

import { KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { signIn } from '@/components/session/late-sign-in'
import { toast } from '@/components/ui/late-toast'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { useLiveClient } from '../live/live-context'
import { pageQueries } from '../live/page-queries'
import { noticeSession } from '../session/session-lapse'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export type ChangeOwnPassword = Action<{ current: string; password: string }, unknown>

/** Ends every session of the user, and begins this one anew with the new password. */
export function ChangePassword({ username, change }: { username: string; change: ChangeOwnPassword }) {
  const [isOpen, setOpen] = useState(false)
  const changing = useAction(change)
  const router = useRouter()
  const queries = pageQueries()
  const live = useLiveClient()
  const submit = async (form: FormData) => {
    const password = String(form.get('password'))
    const changed = await changing.run({ current: String(form.get('current')), password })
    if (changed === undefined) return
    const answer = await signIn('credentials', { redirect: false, username, password }).catch(() => undefined)
    if (!answer?.ok || answer.error) return window.location.assign('/sign-in')
    // What asked between the end of the old session and the new one was refused: it asks again.
    noticeSession('signed-in')
    live.reconnect()
    void queries.invalidateQueries()
    router.refresh()
    setOpen(false)
    toast.success('Your password is changed. Other browsers are signed out.')
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        changing.reset()
        setOpen(next)
      }}
    >
      <DialogTrigger>
        <Button>
          <KeyRound aria-hidden />
          Change password
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Change your password"
        description="Signs you out in every other browser, and cuts what is connected over MQTT with the old one."
      >
        <form
          method="post"
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit(new FormData(event.currentTarget))
          }}
        >
          <input type="hidden" name="username" value={username} autoComplete="username" />
          <Field label="Present password" error={changing.issueOf('current')}>
            <Input name="current" type="password" required maxLength={256} autoComplete="current-password" />
          </Field>
          <Field label="New password" hint="At least 12 characters." error={changing.issueOf('password')}>
            <Input
              name="password"
              type="password"
              required
              minLength={12}
              maxLength={256}
              autoComplete="new-password"
            />
          </Field>
          <ProblemNote problem={changing.problem?.issues ? undefined : changing.problem} />
          <DialogFooter>
            <Button type="submit" variant="primary" isBusy={changing.isBusy}>
              Change password
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
