'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { toast } from 'sonner'
import type { Tenant } from '@/lib/contract/tenants'
import { sentenceOf } from '../device/use-action'
import { Card } from '../ui/card'
import { Label } from '../ui/label'
import { Switch } from '../ui/switch'
import type { TenantActions } from './tenant-actions'

export function TenantSettings({
  tenant,
  mayEdit,
  update,
}: {
  tenant: Tenant
  mayEdit: boolean
  update: TenantActions['update']
}) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [isOn, setOn] = useOptimistic(tenant.settings.sensocanCommands)
  const change = (sensocanCommands: boolean) =>
    startTransition(async () => {
      setOn(sensocanCommands)
      const sentence = await sentenceOf(update, { id: tenant.id, settings: { sensocanCommands } })
      if (sentence) toast.error(sentence)
      else toast.success(sensocanCommands ? 'Commands are on.' : 'Commands are off.')
      router.refresh()
    })
  return (
    <Card title="Settings">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Label htmlFor="sensocan-commands">Commands to SensoCAN devices</Label>
          <p id="sensocan-commands-hint" className="text-sm text-ink-muted">
            Lets them subscribe to <code className="break-all">tenant/{tenant.id}/device/…/command/…</code>{' '}
            and lets people send there. SensoCAN itself knows no commands, so this is off unless you turn it
            on.
          </p>
        </div>
        <Switch
          id="sensocan-commands"
          aria-describedby="sensocan-commands-hint"
          checked={isOn}
          disabled={!mayEdit || isPending}
          onCheckedChange={change}
        />
      </div>
    </Card>
  )
}
