import type { Credential } from '@/lib/contract/credentials'
import type { Prisma } from '@/lib/db/generated/client'

export const viewCredential = (
  row: Prisma.CredentialGetPayload<{ omit: { secretHash: true } }>,
): Credential => ({
  id: row.id,
  kind: row.kind,
  username: row.name,
  label: row.label,
  lastFour: row.lastFour,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})
