'use client'

import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { User } from '@/lib/contract/users'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog'
import { PasswordField } from './password-field'
import type { UserActions } from './user-actions'

export function SetPassword({
  user,
  update,
  onClose,
}: {
  user: User
  update: UserActions['update']
  onClose: () => void
}) {
  const [password, setPassword] = useState('')
  const setting = useAction(update)
  const submit = async () => {
    if ((await setting.run({ id: user.id, password })) === undefined) return
    onClose()
    toast.success(`${user.username} has a new password.`)
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={`New password for ${user.username}`}
        description="Signs the user out everywhere and cuts its MQTT connections."
      >
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <PasswordField value={password} onChange={setPassword} error={setting.issueOf('password')} />
          <ProblemNote problem={setting.problem?.issues ? undefined : setting.problem} />
          <DialogFooter>
            <Button type="submit" variant="primary" isBusy={setting.isBusy}>
              Set password
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
