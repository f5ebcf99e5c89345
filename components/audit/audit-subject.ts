import type { AuditRecord } from '@/lib/contract/audit'

/** The page of what was changed; nothing where it has none, or it was deleted with that very change. */
export function subjectHref({
  subjectKind,
  subjectId,
  tenantId,
  verb,
}: Pick<AuditRecord, 'subjectKind' | 'subjectId' | 'tenantId' | 'verb'>): string | null {
  if (verb.endsWith('.delete')) return null
  switch (subjectKind) {
    case 'device':
      return tenantId === null ? null : `/tenant/${tenantId}/devices/${subjectId}`
    case 'tenant':
      return `/tenant/${subjectId}`
    case 'company':
      return `/?company=${subjectId}`
    case 'user':
      return `/users/${subjectId}`
    case 'job':
      return `/jobs/${subjectId}`
    default:
      return null
  }
}
