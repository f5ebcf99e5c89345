'use client'

import { Pencil } from 'lucide-react'
import type { Tenant } from '@/lib/contract/tenants'
import { NameDialog } from '../lists/name-dialog'
import { Button } from '../ui/button'
import type { TenantActions } from './tenant-actions'
import { warnOfLookAlikes } from './warn-of-look-alikes'

export function RenameApplication({ tenant, update }: { tenant: Tenant; update: TenantActions['update'] }) {
  const { application } = tenant
  return (
    <NameDialog
      trigger={
        <Button size="icon-sm" variant="ghost" aria-label="Rename the application" className="-my-1.5">
          <Pencil aria-hidden />
        </Button>
      }
      title={`Rename the application ${application}`}
      label="Application"
      field="application"
      hint="One topic level, unique over the installation, at most 40 characters."
      warning={`Cuts the sessions that it concerns: Drogue devices of this tenant, and everybody who reads its events. app/${application}, command/${application}/… and user names <device>@${application} stop working, in firmware and back ends too.`}
      initial={application}
      submitLabel="Rename and cut"
      done="The application is renamed."
      action={({ name }) => update({ id: tenant.id, application: name })}
      onDone={warnOfLookAlikes}
    />
  )
}
