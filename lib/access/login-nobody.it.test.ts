import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { codeOf, type EnterClaim, enter as enterWith } from '@/testing/login'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

describe('anybody else', () => {
  it('A19 is refused: nothing at all, a name that nobody has, a NUL, a megabyte', async () => {
    expect(codeOf(await enter(undefined, undefined))).toBe('no-credentials')
    expect(codeOf(await enter('', ''))).toBe('no-credentials')
    expect(codeOf(await enter('nobody.here', 'x'))).toBe('unknown-name')
    expect(codeOf(await enter('a\u0000b', 'x'))).toBe('unknown-name')
    expect(codeOf(await enter('a\u0000b', undefined))).toBe('unknown-name')
    expect(codeOf(await enter('nobody.here', 'x'.repeat(1_000_000)))).toBe('unknown-name')
    expect(codeOf(await enter('__proto__', 'x'))).toBe('unknown-name')
  })

  it('that sends an access token with a password is told so, and the token is not in the answer', async () => {
    const tenant = await makeTenant(world.admin, (await makeCompany(world.admin)).id)
    const device = await makeDevice(world.admin, tenant.id, 'sensocan')
    const token = await createCredential(world.admin, { id: device.id, kind: 'access-token' })
    const result = await enter(token.username, 'something')
    expect(codeOf(result)).toBe('unknown-name')
    expect(JSON.stringify(result)).not.toContain(token.username.slice(8))
    expect(JSON.stringify(result)).toContain('with an empty password')
  })
})
