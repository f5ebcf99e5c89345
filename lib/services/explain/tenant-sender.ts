/** Devices, accounts and users of a tenant's namespace, made by the functions of the login from a credential that any could have. */
import { accountPrincipal } from '@/lib/access/account-principal'
import { devicePrincipal } from '@/lib/access/device-principal'
import type { FoundCredential, FoundDevice, FoundTenant } from '@/lib/access/find-credentials'
import { tenantUserPrincipal } from '@/lib/access/tenant-user-principal'
import type { DialectId } from '@/lib/core/dialect-id'
import { conflict } from '@/lib/core/fault'
import type { CredentialKind, LoginRule } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { tenantLimits } from '@/lib/core/tenant-limits'
import type { Served } from '@/lib/dialects/dialect'
import type { Ctx } from '../context'
import { dialectOfRow, findDevice } from '../devices/device-view'
import { findTenant, type TenantRow } from '../tenants/tenant-view'
import { demandUser } from './actor-sender'
import type { ExplainedSender } from './sender'

export async function deviceSender(
  ctx: Ctx,
  id: string,
  credentialKind?: CredentialKind,
): Promise<ExplainedSender> {
  const row = await findDevice(ctx, id, 'read:logs')
  const dialect = dialectOfRow(row)
  // A ThingScale device has no login of its own: the account of its tenant speaks for it.
  if (dialect === 'thingscale' && credentialKind !== 'plain') return accountSender(ctx, row.tenantId)
  const tenant = foundTenant(await findTenant(ctx, row.tenantId, 'read:logs'))
  const device: FoundDevice = { ...tenant, deviceId: id, name: row.name, dialect, status: row.status }
  const { kind, rule } = loginOf(dialect, credentialKind)
  const now = ctx.services.now()
  const credential = anyCredential(kind, { device })
  return letIn(
    devicePrincipal(credential, device, rule, now),
    devicePrincipal(credential, { ...device, ...active, status: 'enabled' }, rule, now),
  )
}

export async function accountSender(ctx: Ctx, tenantId: number): Promise<ExplainedSender> {
  const row = await findTenant(ctx, tenantId, 'read:logs')
  const tenant = foundTenant(row)
  const credential = { ...anyCredential('device-token', { tenant }), name: row.thingscaleId }
  const now = ctx.services.now()
  return letIn(
    accountPrincipal(credential, tenant, now),
    accountPrincipal(credential, { ...tenant, ...active }, now),
  )
}

export async function tenantUserSender(ctx: Ctx, tenantId: number, userId: string): Promise<ExplainedSender> {
  await demandUser(ctx, userId)
  const tenant = foundTenant(await findTenant(ctx, tenantId, 'read:logs'))
  const { access } = ctx.services
  const credential = { ...anyCredential('plain', { tenant }), userId }
  const principal = await tenantUserPrincipal(access, credential, tenant)
  if (!isRejection(principal)) return { principal }
  const { companyId, companyName, limits } = tenant
  return {
    refusal: principal,
    principal: {
      kind: 'tenant-user',
      key: `tenant-user:${userId}:${tenantId}`,
      name: 'user',
      credentialId: credential.id,
      credentialKind: 'plain',
      rule: 'plain user name and password',
      dialect: 'plain',
      tenantId,
      companyId,
      companyName,
      limits,
      userId,
      denied: [],
    },
  }
}

const active = { tenantStatus: 'active', companyStatus: 'active' } as const

const foundTenant = (row: TenantRow): FoundTenant => ({
  tenantId: row.id,
  tenantStatus: row.status,
  companyId: row.companyId,
  companyName: row.company.name,
  companyStatus: row.company.status,
  limits: tenantLimits(row.limits),
})

const anyCredential = (
  kind: CredentialKind,
  owner: { readonly device?: FoundDevice; readonly tenant?: FoundTenant },
): FoundCredential => ({
  id: 'explained',
  kind,
  name: null,
  secretHash: '',
  expiresAtMs: undefined,
  userId: null,
  apiTokenId: null,
  device: owner.device,
  tenant: owner.tenant,
})

function loginOf(
  dialect: DialectId,
  asked: CredentialKind | undefined,
): { readonly kind: CredentialKind; readonly rule: LoginRule } {
  switch (asked ?? usualKind[dialect]) {
    case 'plain':
      return { kind: 'plain', rule: 'plain user name and password' }
    case 'key':
      return { kind: 'key', rule: 'key id and secret' }
    case 'access-token':
      return { kind: 'access-token', rule: 'access token as user name, no password' }
    default:
      return { kind: 'password', rule: 'device user name and password' }
  }
}

const usualKind: Readonly<Record<DialectId, CredentialKind>> = {
  capture: 'password',
  drogue: 'password',
  sensocan: 'password',
  thingscale: 'plain',
  connio: 'key',
  plain: 'plain',
}

/** As it is, or as it would be if its states let it in, with the reason why they do not. */
function letIn(now: Served | Rejection, otherwise: Served | Rejection): ExplainedSender {
  if (!isRejection(now)) return { principal: now }
  if (isRejection(otherwise)) throw conflict(otherwise.sentence)
  return { principal: otherwise, refusal: now }
}
