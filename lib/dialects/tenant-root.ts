import type { DialectId } from '@/lib/core/dialect-id'

/** Where the topics of a tenant's clients of one dialect stand inside the broker; no client can write a `$` of ours. */
export const tenantRoot = (dialect: DialectId, tenantId: number): string => `$${dialect}/${tenantId}/`
