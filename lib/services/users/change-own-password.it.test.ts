import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkPassword } from '@/lib/access/check-password'
import { loadUser } from '@/lib/access/reach'
import { makeSession } from '@/testing/make-session'
import { makeCompany, makeUser, PASSWORD } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { listAudit } from '../audit/list-audit'
import { changeOwnPassword } from './change-own-password'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const NEW = 'another long password'

async function viewer() {
  const company = await makeCompany(world.admin)
  const { id, username } = await makeUser(world.admin, company.id, 'viewer')
  const user = await loadUser(world.admin.services.db.pool, id)
  if (!user) throw new Error('no such user')
  const letsIn = async (password: string) =>
    (
      await checkPassword(world.admin.services.access, {
        username,
        password: Buffer.from(password),
        address: `test ${id}`,
      })
    ).ok
  return { id, ctx: { ...world.admin, actor: user.actor, address: `own ${id}` }, letsIn }
}

it('takes the new password, ends what was signed in with the old one, and says so in the audit', async () => {
  const { id, ctx, letsIn } = await viewer()
  await makeSession(world.admin.services.db.pool, id)
  expect(await changeOwnPassword(ctx, { current: PASSWORD, password: NEW })).toEqual({ sessionsEnded: 1 })
  expect(await letsIn(NEW)).toBe(true)
  expect(await letsIn(PASSWORD)).toBe(false)
  const { items } = await listAudit(world.admin, { limit: 5, actorId: id })
  expect(items.map(({ verb, changes }) => [verb, changes])).toEqual([
    ['user.update', { password: 'changed' }],
  ])
})

it('changes nothing for whoever does not know the present one', async () => {
  const { ctx, letsIn } = await viewer()
  await expect(changeOwnPassword(ctx, { current: 'not this one', password: NEW })).rejects.toMatchObject({
    code: 'invalid',
    extra: { issues: [{ path: 'current' }] },
  })
  expect(await letsIn(PASSWORD)).toBe(true)
})

it('wants another one than the present', async () => {
  const { ctx } = await viewer()
  await expect(changeOwnPassword(ctx, { current: PASSWORD, password: PASSWORD })).rejects.toMatchObject({
    extra: { issues: [{ path: 'password' }] },
  })
})

it('is not for API tokens', async () => {
  const { ctx } = await viewer()
  const actor = { ...ctx.actor, kind: 'api-token' as const }
  await expect(
    changeOwnPassword({ ...ctx, actor }, { current: PASSWORD, password: NEW }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})
