/** One user of each role. Nobody knows their passwords: who wants to sign in as one sets a new one in the console. */
import { randomBytes } from 'node:crypto'
import { loadUser } from '@/lib/access/reach'
import type { Role } from '@/lib/core/roles'
import type { Ctx } from '@/lib/services/context'
import { runVerb } from '@/lib/services/run-verb'
import { startSession } from '@/lib/services/session/start-session'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { createUser } from '@/lib/services/users/create-user'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { listUsers } from '@/lib/services/users/list-users'
import type { FoundTenant } from './ensure-tenants'

export interface People {
  /** The company's admin: jobs are somebody's. */
  readonly admin: Ctx
  readonly engineer: Ctx
}

export async function ensurePeople(ctx: Ctx, tenants: readonly FoundTenant[]): Promise<People> {
  const [plant, building] = tenants
  if (!plant || !building) throw new Error('the demo has two tenants or more')
  const { companyId } = plant.tenant
  const ensure = async (username: string, role: Role, tenantIds?: number[]): Promise<Ctx> => {
    const { items } = await runVerb(listUsers, ctx, { q: username })
    const found = items.find((user) => user.username === username)
    const id = found?.id ?? (await makeUser(ctx, { username, role, companyId, tenantIds }, plant.tenant.id))
    const user = await loadUser(ctx.services.db.pool, id)
    if (!user) throw new Error(`the user ${username} is gone`)
    return { ...ctx, actor: user.actor }
  }
  const admin = await ensure('hollowbrook.admin', 'company-admin')
  const engineer = await ensure('bakehouse.engineer', 'engineer')
  await ensure('offices.viewer', 'viewer', [building.tenant.id])
  return { admin, engineer }
}

interface NewUser {
  readonly username: string
  readonly role: Role
  readonly companyId: string
  readonly tenantIds: number[] | undefined
}

async function makeUser(ctx: Ctx, { tenantIds, ...user }: NewUser, plantId: number): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  const limited = tenantIds === undefined ? {} : { tenantIds }
  const { id, username } = await runVerb(createUser, ctx, { ...user, ...limited, password })
  if (user.role === 'engineer') {
    const from = { address: '127.0.0.1', userAgent: 'Signalbox demo' }
    await startSession(ctx.services, { username, password, ...from })
    await runVerb(createApiKey, ctx, { id, label: 'Laptop' })
    await runVerb(createUserCredential, ctx, { id, kind: 'plain', tenantId: plantId, label: 'Test bench' })
  }
  return id
}
