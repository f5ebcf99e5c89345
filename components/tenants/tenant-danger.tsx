'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import type { Tenant } from '@/lib/contract/tenants'
import { sentenceOf } from '../device/use-action'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import type { TenantActions } from './tenant-actions'

export function TenantDanger({ tenant, actions }: { tenant: Tenant; actions: TenantActions }) {
  const router = useRouter()
  const isActive = tenant.status === 'active'
  const devices = plural(tenant.deviceCount, 'device')
  const online = plural(tenant.onlineCount, 'device')
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
              ? `Disconnects ${online} now and refuses all ${tenant.deviceCount} until you activate it.`
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
                    `Disconnects ${online} now; none of its ${devices} can connect until you activate it.`,
                    'Its data stays readable. Nothing is deleted.',
                  ]
                : [`Its ${devices} may connect again, each as its own state allows.`]
            }
            isDanger={isActive}
            confirmLabel={isActive ? 'Suspend' : 'Activate'}
            onConfirm={() => setStatus(isActive ? 'suspended' : 'active')}
          />
        </DangerRow>
        <DangerRow
          title="Delete this tenant"
          sentence={`Deletes ${devices} with their sensors, credentials and readings, for good.`}
        >
          <ConfirmDialog
            trigger={<Button variant="danger-outline">Delete</Button>}
            title={`Delete ${tenant.name}?`}
            nameToType={tenant.name}
            consequences={[
              `Deletes ${devices} with their sensors, credentials and every reading.`,
              `Disconnects ${online} now.`,
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
