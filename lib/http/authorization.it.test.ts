import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '@/lib/contract/operation'
import { operations } from '@/lib/contract/operations'
import { permissions } from '@/lib/core/roles'
import { startSession } from '@/lib/services/session/start-session'
import { webServices } from '@/lib/session/web-services'
import { type ApiWorld, makeCallers, makeFullPlant, type Plant, startApiWorld } from '@/testing/api-world'
import { type Case, cases } from '@/testing/authorization-cases'
import { callOperation as call } from '@/testing/call-operation'
import { holdOpen } from '@/testing/hold-open'
import { notTheirs } from '@/testing/not-theirs'
import { PASSWORD } from '@/testing/provision'

let world: ApiWorld
let plant: Plant
let callers: Awaited<ReturnType<typeof makeCallers>>
let held: Awaited<ReturnType<typeof holdOpen>>

beforeAll(async () => {
  world = await startApiWorld()
  plant = await makeFullPlant(world)
  callers = await makeCallers(world, plant)
  held = await holdOpen(world, plant)
})
afterAll(async () => {
  await held?.end()
  await world?.stop()
})

/** Everything that a refused call could have changed. */
async function snapshot(): Promise<string> {
  const tables = [
    'companies',
    'tenants',
    'devices',
    'sensors',
    'users',
    'memberships',
    'api_tokens',
    'commands',
    'jobs',
    'device_templates',
    'command_templates',
    'console_sessions',
  ]
  const counts = [...tables, 'audit', 'changes', 'console_tickets', 'credentials'].map(
    (table) => `SELECT '${table}' AS name, count(*)::text AS value FROM ${table}`,
  )
  const rows = tables.map(
    (table) => `SELECT '${table}', md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t`,
  )
  const result = await world.broker.pool.query([...counts, ...rows].join(' UNION ALL '))
  return JSON.stringify(result.rows)
}

const ownNames = () => [
  plant.tenant.uuid,
  plant.tenant.name,
  plant.device.id,
  plant.device.name,
  plant.sensor.id,
  plant.user.id,
  plant.token.id,
  plant.command.id,
]

/** Refused as it should be, in the form of a problem, with nothing changed. */
async function expectRefusal(
  operation: Operation,
  bearer: string | undefined,
  status: number,
): Promise<void> {
  const before = await snapshot()
  const response = await call(operation, caseOf(operation).request(plant, held), bearer)
  const problem = await response.json()
  expect(response.status, JSON.stringify(problem)).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(problem).toMatchObject({ status, requestId: response.headers.get('x-request-id') })
  expect(await snapshot()).toBe(before)
}

async function expectOutcome(operation: Operation, bearer: string, outcome: Case['stranger']): Promise<void> {
  if (typeof outcome === 'number') return expectRefusal(operation, bearer, outcome)
  const response = await call(operation, caseOf(operation).request(plant, held), bearer)
  const text = await response.text()
  expect(response.status, text).toBe(operation.status)
  if (outcome === 'own affair') return
  for (const name of ownNames()) expect(text).not.toContain(name)
}

function caseOf({ id }: Operation): Case {
  const found = cases[id]
  if (!found) throw new Error(`the operation ${id} has no row in this table`)
  return found
}

/** Of what the broker holds: each has its own to end. */
const ENDING = ['cutConnection', 'endAwaySession']

it('A23 has a row for each operation, and none more', () => {
  expect(Object.keys(cases).sort()).toEqual(operations.map(({ id }) => id).sort())
})

describe.each(operations.map((operation) => [operation.id, operation] as const))(
  'A23 %s',
  (id, operation) => {
    const isPublic = operation.permission === 'public'

    if (!isPublic) {
      it('is refused with 401 to nobody, to a made-up token and to a suspended user', async () => {
        await expectRefusal(operation, undefined, 401)
        await expectRefusal(operation, 'sbx_api_made-up', 401)
        await expectRefusal(operation, callers.suspended, 401)
      })
    }

    it('keeps its things from another company', async () => {
      await expectOutcome(operation, callers.stranger, caseOf(operation).stranger)
    })

    it('keeps its things from an admin of another tenant', async () => {
      await expectOutcome(operation, callers.sibling, caseOf(operation).sibling)
    })

    const isForViewers = ['public', 'signed-in', 'read:telemetry', 'read:logs'].includes(operation.permission)
    if (!isForViewers) {
      it('is refused with 403 to a viewer', async () => {
        await expectRefusal(operation, callers.viewer, 403)
      })
    }

    const scope = permissions.find((one) => one === operation.permission)
    if (scope) {
      it('is refused with 403 to an API token without the scope', async () => {
        await expectRefusal(operation, await callers.tokenWithout(scope), 403)
      })
    }

    it('A24 refuses a field that it does not know with 400', async () => {
      const row = caseOf(operation).request(plant, held)
      const bearer = operation.permission === 'platform-admin' ? callers.root : callers.owner
      expect(
        (await call(operation, { ...row, query: { ...row.query, companyid: 'x' } }, bearer)).status,
      ).toBe(400)
      if (row.body) {
        const nested = { ...row.body, memberships: { create: { role: 'company-admin' } } }
        expect((await call(operation, { ...row, body: nested }, bearer)).status).toBe(400)
      }
    })

    const settable = Object.keys(operation.body.shape)
    if (settable.length > 0) {
      it('A24 refuses fields that its caller may not set with 400, and changes nothing', async () => {
        const row = caseOf(operation).request(plant, held)
        const before = await snapshot()
        for (const [field, value] of Object.entries(notTheirs(plant))) {
          if (settable.includes(field)) continue
          const response = await call(
            operation,
            { ...row, body: { ...row.body, [field]: value } },
            callers.root,
          )
          expect([field, response.status]).toEqual([field, 400])
        }
        expect(await snapshot()).toBe(before)
      })
    }

    it('answers in its own shape to whoever may', async () => {
      const own = await makeFullPlant(world)
      const ownHeld = ENDING.includes(id) ? await holdOpen(world, own) : undefined
      const request = caseOf(operation).request(own, ownHeld ?? held)
      const response =
        id === 'createTicket'
          ? await call(operation, request, undefined, await asSignedIn(own))
          : await call(operation, request, callers.root)
      const text = await response.text()
      expect(response.status, text).toBe(operation.status)
      if (operation.status !== 204 && operation.answers !== 'file') {
        expect(operation.output.safeParse(JSON.parse(text)).error).toBeUndefined()
      }
      await ownHeld?.end()
    })
  },
)

const bulk = operations.flatMap((operation) => {
  const ids = ['deviceIds', 'seqs'].find((field) => Object.hasOwn(operation.body.shape, field))
  return ids === undefined ? [] : [[operation.id, operation, ids] as const]
})

it.each(bulk)('A28 %s with one id of another company is refused whole', async (_id, operation, ids) => {
  const theirs = await makeFullPlant(world)
  const [own, foreign] = [plant, theirs].map((one) => caseOf(operation).request(one, held).body?.[ids])
  if (!Array.isArray(own) || !Array.isArray(foreign))
    throw new Error(`${operation.id} was asked without ${ids}`)
  for (const mixed of [
    [...own, ...foreign],
    [...foreign, ...own],
  ]) {
    const { body, ...row } = caseOf(operation).request(plant, held)
    const before = await snapshot()
    const response = await call(operation, { ...row, body: { ...body, [ids]: mixed } }, callers.owner)
    expect(response.status).toBe(404)
    expect(await snapshot()).toBe(before)
  }
})

async function asSignedIn({ user }: Plant): Promise<Record<string, string>> {
  const { services, sessionSecret } = webServices()
  const claim = { username: user.username, password: PASSWORD, address: '192.0.2.8', userAgent: 'test' }
  // The password was hashed, not keyed: any process of the installation can check it.
  const { sessionId, epoch } = await startSession(services, claim)
  const cookie = await encode({ token: { sid: sessionId, epoch }, secret: sessionSecret })
  return { cookie: `next-auth.session-token=${cookie}`, origin: 'http://127.0.0.1' }
}
