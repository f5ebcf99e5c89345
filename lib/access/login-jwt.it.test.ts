import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateUser } from '@/lib/services/users/update-user'
import { badJwts, goodJwt } from '@/testing/bad-jwts'
import { codeOf, type EnterClaim, enter as enterWith } from '@/testing/login'
import { makeCompany, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'

let world: TestServices
let deps: AccessDeps
let user: Awaited<ReturnType<typeof makeUser>>
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
  user = await makeUser(world.admin, (await makeCompany(world.admin)).id, 'viewer')
})
afterAll(() => world.stop())

const refused = ['token-not-valid', 'credential-expired', 'credential-revoked']

describe.each<[string, (token: string) => EnterClaim]>([
  ['beside the user name', (token) => [user.username, token]],
  ['alone, as user name', (token) => [token, undefined]],
  ['alone, as password of MQTT 5', (token) => [undefined, token, { version: 5 }]],
])('A16 a JWT %s', (_where, claimOf) => {
  it('opens where it is right', async () => {
    const token = await goodJwt(deps.keys.jwtKey, user)
    expect(codeOf(await enterWith(deps, ...claimOf(token)))).toBe('ok')
  })

  it.each(badJwts)('with %s is refused', async (_what, make) => {
    const result = await enterWith(deps, ...claimOf(await make(deps.keys.jwtKey, user)))
    expect(refused).toContain(codeOf(result))
  })

  it('of a user who was suspended is refused', async () => {
    const { id, username } = await makeUser(world.admin, (await makeCompany(world.admin)).id, 'viewer')
    const token = await goodJwt(deps.keys.jwtKey, { id, username })
    await updateUser(world.admin, { id, status: 'suspended' })
    const [name, ...rest] = claimOf(token)
    const claim: EnterClaim = [name === user.username ? username : name, ...rest]
    expect(['user-suspended', 'credential-revoked']).toContain(codeOf(await enterWith(deps, ...claim)))
  })
})
