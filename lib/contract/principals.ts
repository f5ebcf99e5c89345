/** Who holds a connection or a session: the fields that both are shown with, and found by. */
import { z } from 'zod'
import { dialectId } from './devices'
import { tenantId, uuid } from './fields'

const principalKind = z.enum([
  'device',
  'user',
  'api-token',
  'account',
  'tenant-user',
  'lab',
  'anonymous',
  'console',
])
export type PrincipalKind = z.infer<typeof principalKind>

export const principalFields = {
  principalKind,
  principal: z.string(),
  /** Of the device, user or API token that it is; null for what is none of them. */
  principalId: uuid.nullable(),
  clientId: z.string(),
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  deviceId: uuid.nullable(),
  dialect: z.string().nullable(),
}

export const principalQuery = {
  companyId: uuid.optional(),
  tenantId: tenantId.optional(),
  deviceId: uuid.optional(),
  principalKind: principalKind.optional(),
  /** All of one device, user or API token. */
  principalId: uuid.optional(),
  dialect: dialectId.optional(),
}
