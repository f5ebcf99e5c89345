'use client'

import { Pencil } from 'lucide-react'
import type { Tenant } from '@/lib/contract/tenants'
import { NameDialog } from '../lists/name-dialog'
import { Button } from '../ui/button'
import type { TenantActions } from './tenant-actions'

export function RenameTenant({ tenant, update }: { tenant: Tenant; update: TenantActions['update'] }) {
  return (
    <NameDialog
      trigger={
        <Button>
          <Pencil aria-hidden />
          Rename
        </Button>
      }
      title={`Rename ${tenant.name}`}
      hint="For people; its id and its application stay, and so do all topics."
      initial={tenant.name}
      submitLabel="Rename"
      done="Renamed."
      action={({ name }) => update({ id: tenant.id, name })}
    />
  )
}
