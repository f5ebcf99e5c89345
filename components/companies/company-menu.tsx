'use client'

import { CirclePause, CirclePlay, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Company } from '@/lib/contract/companies'
import { sentenceOf } from '../device/use-action'
import { NameDialog } from '../lists/name-dialog'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import type { CompanyActions } from './company-actions'
import { warnOfLookAlikes } from './warn-of-look-alikes'

/** Rename, suspend or activate, delete. Suspending and deleting are the platform admin's. */
export function CompanyMenu({
  company,
  connections,
  isPlatformAdmin,
  actions,
}: {
  company: Company
  /** Live ones of its devices, users and tokens; absent where the broker does not answer. */
  connections: number | undefined
  isPlatformAdmin: boolean
  actions: CompanyActions
}) {
  const router = useRouter()
  const [asked, setAsked] = useState<'rename' | 'suspend' | 'delete'>()
  const close = (isOpen: boolean) => {
    if (!isOpen) setAsked(undefined)
  }
  const isActive = company.status === 'active'
  const devices = plural(company.deviceCount, 'device')
  const setStatus = async (status: Company['status']) => {
    const sentence = await sentenceOf(actions.update, { id: company.id, status })
    if (sentence === undefined) router.refresh()
    return sentence
  }
  const activate = async () => {
    const sentence = await setStatus('active')
    if (sentence) toast.error(sentence)
    else toast.success(`${company.name} is active again.`)
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${company.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setAsked('rename')}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          {isPlatformAdmin ? (
            <>
              <DropdownMenuItem onSelect={() => (isActive ? setAsked('suspend') : void activate())}>
                {isActive ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
                {isActive ? 'Suspend' : 'Activate'}
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem isDanger onSelect={() => setAsked('delete')}>
                <Trash2 aria-hidden />
                Delete
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <NameDialog
        open={asked === 'rename'}
        onOpenChange={close}
        title={`Rename ${company.name}`}
        hint="One level of v1/raw/... and v1/logs/...: letters, digits, spaces, but none of / + # % $."
        warning={`Renaming cuts the MQTT connections of the users and API tokens of ${company.name}: whoever subscribes to v1/raw/${company.name}/... must subscribe to the new name. Its devices stay connected, since their topics do not carry the name.`}
        initial={company.name}
        submitLabel="Rename"
        done="Renamed."
        action={({ name }) => actions.update({ id: company.id, name })}
        onDone={warnOfLookAlikes}
      />
      <ConfirmDialog
        open={asked === 'suspend'}
        onOpenChange={close}
        title={`Suspend ${company.name}?`}
        consequences={[
          `Disconnects ${plural(company.onlineCount, 'device')} now; none of its ${devices} can connect until you activate it.`,
          ...(connections === undefined ? [] : [`Cuts ${plural(connections, 'MQTT connection')} in all.`]),
          `Until then it is hidden from ${plural(company.userCount, 'user')} and ${plural(company.apiTokenCount, 'API token')}.`,
          'Nothing is deleted.',
        ]}
        confirmLabel="Suspend"
        onConfirm={() => setStatus('suspended')}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={close}
        title={`Delete ${company.name}?`}
        nameToType={company.name}
        consequences={[
          `Deletes ${plural(company.tenantCount, 'tenant')} and ${devices} with their sensors, credentials and every reading.`,
          `Disconnects ${plural(company.onlineCount, 'device')} now.`,
          'Its API tokens stop working. This cannot be taken back.',
        ]}
        confirmLabel="Delete for good"
        onConfirm={async () => {
          const sentence = await sentenceOf(actions.remove, { id: company.id })
          if (sentence === undefined) {
            toast.success(`${company.name} is deleted.`)
            router.push('/companies')
            router.refresh()
          }
          return sentence
        }}
      />
    </>
  )
}
