import type { ApiToken } from '@/lib/contract/api-tokens'
import { permissions } from '@/lib/core/roles'
import type { Prisma } from '@/lib/db/generated/client'

export const apiTokenInclude = {
  company: { select: { name: true } },
  credentials: { select: { lastUsedAt: true } },
} as const

export const viewApiToken = (
  row: Prisma.ApiTokenGetPayload<{ include: typeof apiTokenInclude }>,
): ApiToken => ({
  id: row.id,
  companyId: row.companyId,
  companyName: row.company.name,
  name: row.name,
  scopes: permissions.filter((permission) => row.scopes.includes(permission)),
  prefix: row.prefix,
  lastFour: row.lastFour,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.credentials[0]?.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})
