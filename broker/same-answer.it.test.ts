/** Who guesses learns from neither the answer nor its price which names there are. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePasswordHasher } from '@/lib/access/password-hash'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { enter as enterWith } from '@/testing/login'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { connectRefusalOf } from './sessions/connect-refusal'

let world: TestServices
let known: Readonly<Record<string, string>>
beforeAll(async () => {
  world = await startTestServices()
  const company = await makeCompany(world.admin)
  const tenant = await makeTenant(world.admin, company.id)
  const device = (dialect: 'capture' | 'connio' | 'drogue') => makeDevice(world.admin, tenant.id, dialect)
  const drogue = await device('drogue')
  const user = await makeUser(world.admin, company.id, 'viewer')
  const plain = await createUserCredential(world.admin, { id: user.id, kind: 'plain', tenantId: tenant.id })
  const token = await createApiToken(world.admin, { companyId: company.id, name: 't', scopes: ['read:logs'] })
  const account = await makeDevice(world.admin, tenant.id, 'thingscale')
  known = {
    'a user': user.username,
    'a device': (await device('capture')).credential.username,
    'a key': (await device('connio')).credential.username,
    'a Drogue device': `${drogue.externalId}@${tenant.application}`,
    'an account': account.credential.username,
    'a plain credential': plain.username,
    'an API token': token.id,
  }
})
afterAll(() => world.stop())

const unknown: Readonly<Record<string, string>> = {
  'a user': 'nobody.here',
  'a device': 'dev-aaaaaaaaaa',
  'a key': 'key-aaaaaaaaaa',
  'a Drogue device': 'nobody@nowhere',
  'an account': 'UZZZZZZ',
  'a plain credential': 'pln-aaaaaaaaaa',
  'an API token': randomUUID(),
}

/** How many passwords are worked on, what the limits of attempts are asked and told, and what the client hears. */
async function priceOf(username: string, password: string, waitSeconds = 0) {
  const { access } = world.services
  const done: string[] = []
  const keep = (what: string, account: string | undefined) => {
    done.push(`${what} of ${account === undefined ? 'the address' : 'the address and the name'}`)
  }
  const passwords: typeof access.passwords = {
    ...access.passwords,
    verify: (...given) => {
      done.push('a password is worked on')
      return access.passwords.verify(...given)
    },
  }
  const attempts: typeof access.attempts = {
    waitSeconds: async (_address, account) => {
      keep('the wait', account)
      return waitSeconds
    },
    failed: async (_address, account) => keep('a failure', account),
    succeeded: async () => undefined,
  }
  const result = await enterWith({ ...access, passwords, attempts }, username, password)
  return { done, told: result.ok || connectRefusalOf(result.rejection) }
}

const secrets = ['guess', '', `sbx_dev_${'x'.repeat(43)}`, 'x'.repeat(1_000), 'sbx_tok_', '\u0000']

describe.each(Object.keys(unknown))('A14 the name of %s', (kind) => {
  it.each(secrets)('with the wrong secret %j costs what an unknown name does', async (secret) => {
    expect(await priceOf(known[kind] ?? '', secret)).toEqual(await priceOf(unknown[kind] ?? '', secret))
  })
})

const guessable = ['a user', 'a Drogue device', 'an account']

it.each(guessable)('A14 the name of %s has to wait as an unknown one has', async (kind) => {
  const nowhere = await priceOf(unknown[kind] ?? '', 'guess', 5)
  expect(nowhere.told).toMatchObject({ reasonCode: 0x9f })
  expect(await priceOf(known[kind] ?? '', 'guess', 5)).toEqual(nowhere)
})

it('A14 a password of nobody takes as long as one of somebody', async () => {
  const hasher = makePasswordHasher()
  const stored = await hasher.hash('somebody')
  const password = Buffer.from('guess')
  const msOf = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  await hasher.verify(undefined, password, undefined)
  const [somebody, nobody]: [number[], number[]] = [[], []]
  for (let round = 0; round < 4; round++) {
    somebody.push(await msOf(() => hasher.verify('u', password, stored)))
    nobody.push(await msOf(() => hasher.verify(undefined, password, undefined)))
  }
  hasher.close()
  // The least of several is the work itself, however busy the machine; without the work it is a thousandth.
  expect(Math.min(...nobody)).toBeGreaterThan(Math.min(...somebody) / 4)
})
