import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/layout/console-shell'
import { SightProvider } from '@/components/layout/scope-context'
import { roleWords } from '@/components/users/role-words'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { permissionsOfRole, roles } from '@/lib/core/roles'
import { pageActor } from '@/lib/session/page-actor'
import { scopeSight } from './reader-sight'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor()
  const { companies, tenants } = await scopeSight()
  return (
    <SightProvider companies={companies} tenants={tenants}>
      <ConsoleShell user={{ actor, role: roleOf(actor) }}>{children}</ConsoleShell>
    </SightProvider>
  )
}

/** The highest role that the reader has anywhere. */
function roleOf(actor: Actor): string {
  if (actor.isPlatformAdmin) return 'Platform admin'
  const role = roles.findLast((one) =>
    permissionsOfRole[one].every((permission) => mayAnywhere(actor, permission)),
  )
  return role ? roleWords[role].name : 'No company yet'
}
