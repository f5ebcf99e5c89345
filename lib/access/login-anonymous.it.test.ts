import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateCompany } from '@/lib/services/companies/update-company'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makeCompany, makeTenant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'
import { recheck } from './recheck'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

describe('somebody without credentials', () => {
  it('reads the applications that are opened to anonymous readers, and those alone', async () => {
    const company = await makeCompany(world.admin)
    const open = await makeTenant(world.admin, company.id)
    const second = await makeTenant(world.admin, company.id)
    await makeTenant(world.admin, company.id)
    expect(codeOf(await enter(undefined, undefined))).toBe('no-credentials')
    for (const { id } of [open, second]) {
      await updateTenant(world.admin, { id, settings: { anonymousRead: true } })
    }
    const principal = principalOf(await enter('', ''))
    expect(principal).toMatchObject({ kind: 'anonymous', dialect: 'drogue', rule: 'anonymous' })
    expect(principal.key).toMatch(/^anonymous:[0-9a-f-]{36}$/)
    expect(principalOf(await enter(undefined, undefined)).key).not.toBe(principal.key)
    const applicationsOf = async () => {
      const now = await recheck(deps, principal)
      return 'applications' in now ? now.applications.map(({ application }) => application) : now
    }
    expect(await applicationsOf()).toEqual([open.application, second.application].sort())
    expect(await recheck(deps, principal)).toMatchObject({ key: principal.key })
    await updateTenant(world.admin, { id: second.id, settings: { anonymousRead: false } })
    expect(await applicationsOf()).toEqual([open.application])
    await updateTenant(world.admin, { id: open.id, status: 'suspended' })
    expect(await applicationsOf()).toMatchObject({ code: 'no-credentials' })
    await updateTenant(world.admin, { id: open.id, status: 'active' })
    await updateCompany(world.admin, { id: company.id, status: 'suspended' })
    expect(codeOf(await enter(undefined, undefined))).toBe('no-credentials')
  })
})
