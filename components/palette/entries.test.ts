import { expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { permissionsOfRole, type Role } from '@/lib/core/roles'
import type { Scope } from '../layout/scope'
import { copyEntries } from './copy-entries'
import { createEntries } from './create-entries'
import { recentEntries } from './fixed-entries'

const company = { id: 'a', name: 'Acme', status: 'active' as const }
const tenant = { id: 7, companyId: 'a', name: 'Plant', status: 'active' as const }
const scope: Scope = { company, tenant }
const deviceId = '0b9d3f6e-8a61-4d7c-9c07-3c2c0c8a1d11'
const device = `/tenant/7/devices/${deviceId}`

const actorOf = (role: Role, tenantIds: 'all' | readonly number[] = 'all'): Actor => ({
  kind: 'user',
  id: 'u',
  name: 'reader',
  isPlatformAdmin: false,
  reaches: [{ companyId: 'a', companyName: 'Acme', tenantIds, permissions: permissionsOfRole[role] }],
})
const created = (actor: Actor, where: Scope) => createEntries(actor, where).map(({ label }) => label)

it('copies the ids that the address names, the innermost first', () => {
  const copied = copyEntries(scope, `${device}/logs`, 'https://here/x').map(({ act }) =>
    act.kind === 'copy' ? act.text : '',
  )
  expect(copied).toEqual([deviceId, '7', 'a', 'https://here/x'])
})

it('offers a viewer nothing to create, and an engineer commands alone', () => {
  expect(created(actorOf('viewer'), scope)).toEqual([])
  expect(created(actorOf('engineer'), scope)).toEqual(['Send a command to many devices'])
})

it('offers an administrator of one tenant its devices, and nothing of the company', () => {
  expect(created(actorOf('company-admin', [7]), scope)).toEqual([
    'New device',
    'Send a command to many devices',
    'Import devices from CSV',
  ])
})

it('opens a form that is a dialog by its address, in the company in scope', () => {
  const hrefs = createEntries(actorOf('company-admin'), scope).flatMap(({ act }) =>
    act.kind === 'go' ? act.href : [],
  )
  expect(hrefs).toContain('/tenants?company=a&new=true')
  expect(hrefs).not.toContain('/companies?new=true')
})

it('tells recent pages apart by their scope, and leaves out the one that is open', () => {
  const pages = [
    { href: `${device}/logs`, title: 'Press' },
    { href: '/devices?company=a', title: 'Devices' },
    { href: '/users', title: 'Users' },
  ]
  expect(recentEntries(pages, '/users', [company], [tenant])).toMatchObject([
    { label: 'Press', note: 'logs · Plant' },
    { label: 'Devices', note: 'Acme' },
  ])
})
