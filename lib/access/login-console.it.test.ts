import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '@/lib/services/session/start-session'
import { codeOf, type EnterClaim, enter as enterWith, freshAddress, principalOf } from '@/testing/login'
import { makeCompany, makeUser, PASSWORD } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'
import { recheck } from './recheck'
import { mintTicket } from './tickets'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

describe('the console', () => {
  it('enters once with a ticket, for the company that the ticket names, while its session stands', async () => {
    const company = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'viewer')
    const { sessionId } = await startSession(world.services, {
      username: user.username,
      password: PASSWORD,
      address: freshAddress(),
      userAgent: 'test',
    })
    const ticket = await mintTicket(deps.pool, deps.keys.credentialKey, { sessionId, companyId: company.id })
    const principal = principalOf(await enter('$console', ticket.secret))
    expect(principal).toMatchObject({ kind: 'console', companyName: company.name, credentialId: sessionId })
    expect(codeOf(await enter('$console', ticket.secret))).toBe('token-not-valid')
    expect(await recheck(deps, principal)).toMatchObject({ kind: 'console' })
    await deps.pool.query('DELETE FROM console_sessions WHERE id = $1', [sessionId])
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('is refused for a company out of its sight', async () => {
    const company = await makeCompany(world.admin)
    const foreign = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'company-admin')
    const { sessionId } = await startSession(world.services, {
      username: user.username,
      password: PASSWORD,
      address: freshAddress(),
      userAgent: 'test',
    })
    const ticket = await mintTicket(deps.pool, deps.keys.credentialKey, { sessionId, companyId: foreign.id })
    expect(codeOf(await enter('$console', ticket.secret))).toBe('missing-permission')
  })
})
