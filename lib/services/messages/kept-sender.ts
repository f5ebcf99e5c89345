/** Who sent a message that was kept, as it is today; its credential is not asked for again. */
import type { LogRecord } from '@/lib/contract/logs'
import type {
  AccountPrincipal,
  CredentialKind,
  DevicePrincipal,
  LoginRule,
  TenantPrincipal,
} from '@/lib/core/principal'
import { type TenantLimits, tenantLimits } from '@/lib/core/tenant-limits'
import type { Sql } from '@/lib/db/sql'
import type { LoadedDevices } from './loaded-devices'

export type KeptSender = DevicePrincipal | AccountPrincipal | TenantPrincipal

/** Or the sentence why there is none. */
export async function keptSender(
  sql: Sql,
  devices: LoadedDevices,
  record: LogRecord,
): Promise<KeptSender | string> {
  const [kind, id = ''] = record.principalKey?.split(':') ?? []
  switch (kind) {
    case 'device':
      return senderDevice(devices, id, record)
    case 'account':
      return senderAccount(sql, Number(id), record)
    case 'lab':
      return senderLab(devices, record)
    case 'tenant-user':
      return 'It was sent by a user in the plain namespace: such a message is routed, and never stored.'
    case undefined:
      return 'Who sent the message was not kept.'
    default:
      return 'It was not sent by a device, so that it holds no readings; a command is not sent again.'
  }
}

async function senderDevice(
  devices: LoadedDevices,
  id: string,
  { dialect }: LogRecord,
): Promise<DevicePrincipal | string> {
  const device = await devices.load(id)
  if (!device) return 'The device that sent it is deleted.'
  const { tenantId, companyId, name } = device
  const isPlain = dialect === 'plain'
  return {
    ...notAsked('password', 'device user name and password'),
    kind: 'device',
    key: `device:${id}`,
    name,
    dialect: isPlain ? 'plain' : device.dialect,
    deviceId: id,
    tenantId,
    companyId,
  }
}

async function senderAccount(
  sql: Sql,
  tenantId: number,
  { principal }: LogRecord,
): Promise<AccountPrincipal | string> {
  const tenant = await companyOfTenant(sql, tenantId)
  if (!tenant) return 'The tenant whose account sent it is deleted.'
  return {
    ...notAsked('device-token', 'account id and device token'),
    kind: 'account',
    key: `account:${tenantId}`,
    name: principal,
    dialect: 'thingscale',
    tenantId,
    ...tenant,
  }
}

async function senderLab(
  devices: LoadedDevices,
  { deviceId, principal, principalKey }: LogRecord,
): Promise<TenantPrincipal | string> {
  const device = deviceId === null ? undefined : await devices.load(deviceId)
  if (!device) return 'It came in by the lab listener, which stored nothing of it.'
  const { tenantId, companyId, companyName, limits } = device
  return {
    ...notAsked('none', 'lab listener'),
    kind: 'lab',
    key: principalKey ?? `lab:${tenantId}`,
    name: principal,
    dialect: 'plain',
    tenantId,
    companyId,
    companyName,
    limits,
    deviceId: device.id,
    denied: [],
  }
}

const notAsked = (credentialKind: CredentialKind, rule: LoginRule) => ({
  credentialId: 'kept',
  credentialKind,
  rule,
})

async function companyOfTenant(
  sql: Sql,
  tenantId: number,
): Promise<{ companyId: string; companyName: string; limits: TenantLimits } | undefined> {
  const { rows } = await sql.query<{ companyId: string; companyName: string; limits: unknown }>(
    `SELECT o.id AS "companyId", o.name AS "companyName", t.limits
       FROM tenants t JOIN companies o ON o.id = t.company_id WHERE t.id = $1`,
    [tenantId],
  )
  return rows[0] && { ...rows[0], limits: tenantLimits(rows[0].limits) }
}
