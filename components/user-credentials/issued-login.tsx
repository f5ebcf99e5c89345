'use client'

import { Facts } from '../device/facts'
import { Button } from '../ui/button'
import { CopiedText } from '../ui/copied-text'
import { DialogClose, DialogFooter } from '../ui/dialog'
import { SecretReveal } from '../ui/secret-reveal'

/** A user name and a secret that is here this once. */
export function IssuedLogin({
  username,
  label,
  secret,
  sentence,
}: {
  username: string
  label: string
  secret: string
  sentence: string
}) {
  return (
    <div className="flex flex-col gap-4">
      <Facts facts={[['User name', <CopiedText key="user" text={username} what="the user name" />]]} />
      <SecretReveal label={label} secret={secret} />
      <p className="text-sm text-ink-muted">{sentence}</p>
      <DialogFooter>
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </div>
  )
}
