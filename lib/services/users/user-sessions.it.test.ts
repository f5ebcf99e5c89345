import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintJwt } from '@/lib/access/jwt'
import { loadUser } from '@/lib/access/reach'
import { listAudit } from '@/lib/services/audit/list-audit'
import { startTestBroker, type TestBroker } from '@/testing/broker'

import { makeSession } from '@/testing/make-session'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makeCompany, makeUser, PASSWORD } from '@/testing/provision'
import { createApiKey } from './create-api-key'
import { endUserSession } from './end-user-session'
import { listUserSessions } from './list-user-sessions'
import { signOutUser } from './sign-out-user'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const asUser = async (id: string) => {
  const user = await loadUser(broker.pool, id)
  if (!user) throw new Error('no such user')
  return broker.as(user.actor)
}

describe('sessions of a user', () => {
  it('are listed to the user, who sees which one is its own, and ended one by one', async () => {
    const company = await makeCompany(broker.admin)
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const own = await makeSession(broker.pool, user.id)
    const other = await makeSession(broker.pool, user.id)
    const ctx = { ...(await asUser(user.id)), sessionId: own }
    const { items } = await listUserSessions(ctx, { id: user.id })
    expect(items.map(({ id }) => id).sort()).toEqual([own, other].sort())
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ id: own, address: '192.0.2.9' })
    await endUserSession(ctx, { id: user.id, sessionId: other })
    expect((await listUserSessions(ctx, { id: user.id })).items).toHaveLength(1)
    await expect(endUserSession(ctx, { id: user.id, sessionId: other })).rejects.toMatchObject({
      code: 'not-found',
    })
    const { items: audit } = await listAudit(broker.admin, { limit: 10, actorId: user.id })
    expect(audit.map(({ verb }) => verb)).toEqual(['session.delete'])
  })

  it('that have expired are not listed', async () => {
    const company = await makeCompany(broker.admin)
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const sessionId = await makeSession(broker.pool, user.id)
    await broker.pool.query("UPDATE console_sessions SET expires_at = now() - interval '1 s' WHERE id = $1", [
      sessionId,
    ])
    expect((await listUserSessions(broker.admin, { id: user.id })).items).toEqual([])
  })

  it("are nobody else's to end: not another user's, and not an admin's of a part of what the user reaches", async () => {
    const company = await makeCompany(broker.admin)
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const peer = await asUser((await makeUser(broker.admin, company.id, 'engineer')).id)
    const sessionId = await makeSession(broker.pool, user.id)
    await expect(listUserSessions(peer, { id: user.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(endUserSession(peer, { id: user.id, sessionId })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(signOutUser(peer, { id: user.id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('signing out everywhere', () => {
  it('ends browsers and JWTs, cuts what is connected as the user, and leaves its API keys valid', async () => {
    const company = await makeCompany(broker.admin)
    const user = await makeUser(broker.admin, company.id, 'viewer')
    await makeSession(broker.pool, user.id)
    const apiKey = await createApiKey(broker.admin, { id: user.id })
    const { jwtKey } = broker.services.access.keys
    const jwt = await mintJwt(jwtKey, { id: user.id, username: user.username, epoch: 0 }, Date.now())
    const port = broker.mqttPort
    const byJwt = await connect({ port, username: user.username, password: jwt.token })
    const byPassword = await connect({ port, username: user.username, password: PASSWORD })
    const bystander = await makeUser(broker.admin, company.id, 'viewer')
    const other = await connect({ port, username: bystander.username, password: PASSWORD })
    const cuts = [closed(byJwt), closed(byPassword)]
    const answer = await signOutUser(await asUser(user.id), { id: user.id })
    expect(answer).toMatchObject({ sessionsEnded: 1 })
    expect(answer.connectionsCut).toBeGreaterThanOrEqual(1)
    await Promise.all(cuts)
    expect(other.connected).toBe(true)
    expect((await loadUser(broker.pool, user.id))?.epoch).toBe(1)
    const again = await connect({ port, username: apiKey.username, password: apiKey.password })
    await Promise.all([again.endAsync(), other.endAsync()])
    expect(await refusedCode({ port, username: user.username, password: jwt.token })).toBe(5)
  })
})
