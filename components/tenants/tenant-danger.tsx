'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { TenantUsage } from '@/lib/contract/tenant-usage'
import type { Tenant } from '@/lib/contract/tenants'
import { sentenceOf } from '../device/use-action'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import type { TenantActions } from './tenant-actions'

export function TenantDanger({
  tenant,
  usage,
  actions,
}: {
  tenant: Tenant
  /** Absent where it could not be counted. */
  usage: TenantUsage | undefined
  actions: Pick<TenantActions, 'update' | 'remove'>
}) {
  const router = useRouter()
  const isActive = tenant.status === 'active'
  const devices = plural(tenant.deviceCount, 'device')
  const cuts =
    tenant.onlineCount === 0
      ? 'None of its devices is online now.'
      : `Disconnects ${plural(tenant.onlineCount, 'device')} now.`
  const setStatus = async (status: Tenant['status']) => {
    const sentence = await sentenceOf(actions.update, { id: tenant.id, status })
    if (sentence === undefined) {
      toast.success(status === 'active' ? `${tenant.name} is active again.` : `${tenant.name} is suspended.`)
      router.refresh()
    }
    return sentence
  }
  return (
    <Card title="Danger zone" isDanger isFlush>
      <ul className="divide-y">
        <DangerRow
          title={isActive ? 'Suspend this tenant' : 'Activate this tenant'}
          sentence={
            isActive
              ? `${cuts} Until you activate it, no device of it is let in.`
              : 'Its devices may connect again.'
          }
        >
          <ConfirmDialog
            trigger={
              <Button variant={isActive ? 'danger-outline' : 'secondary'}>
                {isActive ? 'Suspend' : 'Activate'}
              </Button>
            }
            title={isActive ? `Suspend ${tenant.name}?` : `Activate ${tenant.name}?`}
            consequences={
              isActive
                ? [
                    `${cuts} None of its devices can connect until you activate it.`,
                    ...cutWords(usage),
                    'Its data stays readable. Nothing is deleted.',
                  ]
                : ['Its devices may connect again, each as its own state allows.']
            }
            isDanger={isActive}
            confirmLabel={isActive ? 'Suspend' : 'Activate'}
            onConfirm={() => setStatus(isActive ? 'suspended' : 'active')}
          />
        </DangerRow>
        <DangerRow
          title="Delete this tenant"
          sentence={
            tenant.deviceCount === 0
              ? 'It has no devices. Its id is not given again.'
              : `Deletes ${devices} with their sensors, credentials and readings, for good.`
          }
        >
          <ConfirmDialog
            trigger={<Button variant="danger-outline">Delete</Button>}
            title={`Delete ${tenant.name}?`}
            nameToType={tenant.name}
            consequences={[
              ...(tenant.deviceCount === 0
                ? []
                : [`Deletes ${devices} with their sensors, credentials and every reading.`]),
              cuts,
              `The tenant id ${tenant.id} is not given again. This cannot be taken back.`,
            ]}
            confirmLabel="Delete for good"
            onConfirm={async () => {
              const sentence = await sentenceOf(actions.remove, { id: tenant.id })
              if (sentence === undefined) {
                toast.success(`${tenant.name} is deleted.`)
                router.push(`/tenants?company=${tenant.companyId}`)
                router.refresh()
              }
              return sentence
            }}
          />
        </DangerRow>
      </ul>
    </Card>
  )
}

/** Whom a suspension concerns beside its devices. */
function cutWords(usage: TenantUsage | undefined): readonly string[] {
  if (!usage) return []
  const { live, users } = usage
  return [
    ...(live ? [`Cuts ${plural(live.connections, 'MQTT connection')} in all.`] : []),
    ...(users === 0
      ? []
      : [
          `Commands of its ${plural(users, 'user')} reach no device, and no plain client of theirs is let in.`,
        ]),
  ]
}

function DangerRow({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-sm font-medium">{title}</p>
        <p className="text-sm text-ink-muted">{sentence}</p>
      </div>
      {children}
    </li>
  )
}
