'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Tenant } from '@/lib/contract/tenants'
import { sentenceOf } from '../device/use-action'
import { Card } from '../ui/card'
import { Label } from '../ui/label'
import { Switch } from '../ui/switch'
import { settingWords } from './setting-words'
import type { TenantActions } from './tenant-actions'
import { TimeWindowSetting } from './time-window-setting'

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
  const [settings, setOptimistic] = useOptimistic(tenant.settings)
  const change = ({ key, on, off }: (typeof settingWords)[number], isOn: boolean) =>
    startTransition(async () => {
      setOptimistic((old) => ({ ...old, [key]: isOn }))
      const sentence = await sentenceOf(update, { id: tenant.id, settings: { [key]: isOn } })
      if (sentence) toast.error(sentence)
      else toast.success(isOn ? on : off)
      router.refresh()
    })
  return (
    <Card id="settings" title="Settings" isFlush>
      <ul className="divide-y">
        {settingWords.map((words) => (
          <li key={words.key} className="flex items-start gap-3 px-4 py-3">
            <div className="min-w-0 flex-1">
              <Label htmlFor={`setting-${words.key}`}>{words.label}</Label>
              <p id={`setting-${words.key}-hint`} className="text-sm break-words text-ink-muted">
                {words.sentence}
              </p>
            </div>
            <Switch
              id={`setting-${words.key}`}
              aria-describedby={`setting-${words.key}-hint`}
              checked={settings[words.key]}
              disabled={!mayEdit || isPending}
              onCheckedChange={(isOn) => change(words, isOn)}
            />
          </li>
        ))}
        <li>
          <TimeWindowSetting
            tenantId={tenant.id}
            value={tenant.settings.timestampAheadHours}
            mayEdit={mayEdit}
            update={update}
          />
        </li>
      </ul>
    </Card>
  )
}
