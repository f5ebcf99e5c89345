/** Every server action, called as a signed-in viewer and engineer: what their role does not reach is forbidden. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { operations } from '@/lib/contract/operations'
import { permissionsOfRole, type Role } from '@/lib/core/roles'
import { type ApiWorld, makeFullPlant, type Plant, startApiWorld } from '@/testing/api-world'
import { cases } from '@/testing/authorization-cases'
import { makeSession } from '@/testing/make-session'
import { makeUser } from '@/testing/provision'
import { webServices } from './web-services'

/** Next's own, which only answers within a request of its server. */
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

interface ServerAction {
  readonly file: string
  readonly name: string
  readonly verb: string
}

/** What the source says: `export ... name ... act(verb, ...)`, in the order of the file. */
const actions: readonly ServerAction[] = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((path) => /actions?\.ts$/.test(path))
  .map((path) => join('app', path))
  .filter((file) => /^'use server'/m.test(readFileSync(file, 'utf8')))
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/^export /m)
      .slice(1)
      .flatMap((text) => {
        const name = /^(?:async function|const) (\w+)/.exec(text)?.[1]
        const verb = /\bact\((\w+)/.exec(text)?.[1]
        return name && verb ? [{ file, name, verb }] : []
      }),
  )

let world: ApiWorld
let plant: Plant
const cookies = new Map<Role, Headers>()
beforeAll(async () => {
  world = await startApiWorld()
  plant = await makeFullPlant(world)
  for (const role of ['viewer', 'engineer'] as const) {
    const user = await makeUser(world.broker.admin, plant.company.id, role)
    const sid = await makeSession(world.broker.pool, user.id)
    const token = await encode({ token: { sid, epoch: 0 }, secret: webServices().sessionSecret })
    cookies.set(role, new Headers({ host: '127.0.0.1', cookie: `next-auth.session-token=${token}` }))
  }
})
afterAll(() => world?.stop())

const reaches = (role: Role, permission: string): boolean =>
  ['public', 'signed-in', ...permissionsOfRole[role]].includes(permission)

it('finds the actions, each with a verb that is an operation', () => {
  expect(actions.length).toBeGreaterThan(40)
  expect(actions.map(({ verb }) => verb)).toContain('deleteDevice')
})

describe.each(['viewer', 'engineer'] as const)('as %s', (role) => {
  const beyond = actions.flatMap((action) => {
    const operation = operations.find(({ id }) => id === action.verb)
    return operation && !reaches(role, operation.permission) ? [action] : []
  })

  it.each(beyond)('$name of $file is forbidden, and changes nothing', async ({ file, name, verb }) => {
    request.headers = cookies.get(role) ?? new Headers()
    const module: Record<string, (input: unknown) => Promise<unknown>> = await import(
      /* @vite-ignore */ join(process.cwd(), file)
    )
    const { params, query, body } =
      cases[verb]?.request(plant, { connectionId: 'none', awaySessionId: '1' }) ?? {}
    const before = await audited()
    expect(await module[name]?.({ ...params, ...query, ...body })).toMatchObject({
      ok: false,
      problem: { status: 403 },
    })
    expect(await audited()).toBe(before)
  })
})

async function audited(): Promise<string> {
  const { rows } = await world.broker.pool.query('SELECT count(*) AS count FROM audit')
  return JSON.stringify(rows)
}
