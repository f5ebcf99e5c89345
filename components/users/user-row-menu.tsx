'use client'

import { CirclePause, CirclePlay, Ellipsis, KeyRound, KeySquare, ShieldCheck, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { User } from '@/lib/contract/users'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { Link } from '../ui/link'
import { ChangeRole } from './change-role'
import type { CompanyWithTenants } from './membership-fields'
import { SetPassword } from './set-password'
import type { UserActions } from './user-actions'

export function UserRowMenu({
  user,
  companies,
  actions,
}: {
  user: User
  companies: readonly CompanyWithTenants[]
  actions: Pick<UserActions, 'update' | 'remove'>
}) {
  const router = useRouter()
  const [asked, setAsked] = useState<'role' | 'password' | 'suspend' | 'delete'>()
  const close = () => setAsked(undefined)
  const closeWhenShut = (isOpen: boolean) => {
    if (!isOpen) close()
  }
  const isActive = user.status === 'active'
  const setStatus = async (status: User['status']) => {
    const sentence = await sentenceOf(actions.update, { id: user.id, status })
    if (sentence === undefined) router.refresh()
    return sentence
  }
  const activate = async () => {
    const sentence = await setStatus('active')
    if (sentence) toast.error(sentence)
    else toast.success(`${user.username} may sign in again.`)
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${user.username}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={`/users/${user.id}`}>
              <KeySquare aria-hidden />
              API keys
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsked('role')} disabled={companies.length === 0}>
            <ShieldCheck aria-hidden />
            Change role
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsked('password')}>
            <KeyRound aria-hidden />
            Set password
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => (isActive ? setAsked('suspend') : void activate())}>
            {isActive ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
            {isActive ? 'Suspend' : 'Activate'}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem isDanger onSelect={() => setAsked('delete')}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === 'role' ? (
        <ChangeRole user={user} companies={companies} update={actions.update} onClose={close} />
      ) : null}
      {asked === 'password' ? <SetPassword user={user} update={actions.update} onClose={close} /> : null}
      <ConfirmDialog
        open={asked === 'suspend'}
        onOpenChange={closeWhenShut}
        title={`Suspend ${user.username}?`}
        consequences={[
          'Signs the user out everywhere and cuts its MQTT connections within two seconds.',
          'It cannot sign in until you activate it. Nothing is deleted.',
        ]}
        confirmLabel="Suspend"
        onConfirm={() => setStatus('suspended')}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={closeWhenShut}
        title={`Delete ${user.username}?`}
        nameToType={user.username}
        consequences={[
          'Signs the user out everywhere and cuts its MQTT connections.',
          'What it did stays in the audit. This cannot be taken back.',
        ]}
        confirmLabel="Delete for good"
        onConfirm={async () => {
          const sentence = await sentenceOf(actions.remove, { id: user.id })
          if (sentence === undefined) {
            toast.success(`${user.username} is deleted.`)
            router.refresh()
          }
          return sentence
        }}
      />
    </>
  )
}
