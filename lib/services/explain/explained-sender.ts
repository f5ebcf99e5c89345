import { anonymousPrincipal } from '@/lib/access/anonymous-principal'
import type { explainOp } from '@/lib/contract/explain'
import type { InputOf } from '@/lib/contract/operation'
import { sees } from '@/lib/core/actor'
import { invalid } from '@/lib/core/fault'
import { isRejection } from '@/lib/core/rejection'
import type { Ctx } from '../context'
import { apiTokenSender, userSender } from './actor-sender'
import type { ExplainedSender } from './sender'
import { accountSender, deviceSender, tenantUserSender } from './tenant-sender'

/** Whoever is out of the caller's sight is *not found*. */
export async function explainedSender(
  ctx: Ctx,
  { deviceId, principal }: InputOf<typeof explainOp>,
): Promise<ExplainedSender> {
  if ((deviceId === undefined) === (principal === undefined))
    throw invalid('principal', 'or deviceId: give exactly one of them')
  if (deviceId !== undefined) return deviceSender(ctx, deviceId)
  if (principal === undefined) throw invalid('principal', 'is missing')
  const { kind, id, tenantId, credentialKind } = principal
  switch (kind) {
    case 'device':
      return deviceSender(ctx, needed('principal.id', id), credentialKind)
    case 'user':
      return userSender(ctx, needed('principal.id', id), credentialKind)
    case 'api-token':
      return apiTokenSender(ctx, needed('principal.id', id))
    case 'account':
      return accountSender(ctx, needed('principal.tenantId', tenantId))
    case 'tenant-user':
      return tenantUserSender(ctx, needed('principal.tenantId', tenantId), needed('principal.id', id))
    case 'anonymous':
      return anonymousSender(ctx)
  }
}

function needed<Value>(path: string, value: Value | undefined): Value {
  if (value === undefined) throw invalid(path, `${path} is needed for this kind of principal`)
  return value
}

async function anonymousSender(ctx: Ctx): Promise<ExplainedSender> {
  const principal = await anonymousPrincipal(ctx.services.access, 'anonymous:explained')
  if (!isRejection(principal)) {
    // An application that is open to the world is still nobody's to list by asking here.
    const applications = principal.applications.filter((application) => sees(ctx.actor, application))
    return { principal: { ...principal, applications } }
  }
  return {
    refusal: principal,
    principal: {
      kind: 'anonymous',
      key: 'anonymous:explained',
      name: 'anonymous',
      credentialId: 'anonymous',
      credentialKind: 'none',
      rule: 'anonymous',
      dialect: 'drogue',
      applications: [],
    },
  }
}
