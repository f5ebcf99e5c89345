'use client'
import { Gauge, KeyRound, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { devicePath } from '../device/device-path'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { credentialLead } from './credential-lead'
import { limitName } from './mend-names'
import type { MendPlace } from './mend-place'
import type { ShownWay } from './shown-mend'

type Shown = Extract<
  ShownWay,
  { kind: 'show-credentials' | 'show-sensors' | 'show-limit' | 'show-api-tokens' }
>

/** Where the mend takes more than a click: to the page that has it. */
export function MendLink({ way, place }: { readonly way: Shown; readonly place: MendPlace }) {
  const { deviceId, tenantId, companyId } = place
  const device = deviceId !== null && tenantId !== null ? devicePath({ id: deviceId, tenantId }) : undefined
  switch (way.kind) {
    case 'show-credentials': {
      const lead = credentialLead(way.credential, place)
      return lead === undefined ? null : (
        <Lead href={lead.href}>
          <KeyRound aria-hidden /> {lead.label}
        </Lead>
      )
    }
    case 'show-sensors':
      return device === undefined ? null : (
        <Lead href={`${device}/sensors`}>
          <Gauge aria-hidden /> Its sensors
        </Lead>
      )
    case 'show-limit':
      return tenantId === null ? null : (
        <Lead href={`/tenant/${tenantId}/settings#limits`}>
          <SlidersHorizontal aria-hidden /> The limit "{limitName(way.limit)}"
        </Lead>
      )
    case 'show-api-tokens':
      return (
        <Lead href={companyId === null ? '/api-tokens' : `/api-tokens?company=${companyId}`}>
          <KeyRound aria-hidden /> API tokens
        </Lead>
      )
  }
}

function Lead({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <div>
      <Button asChild>
        <Link href={href}>{children}</Link>
      </Button>
    </div>
  )
}
