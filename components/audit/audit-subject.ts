import type { AuditRecord } from '@/lib/contract/audit'
import { isUuid } from '@/lib/core/is-uuid'

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

/** The page of what a changed field names. */
export function fieldHref(field: string, value: string, tenantId: number | null): string | null {
  if (!isUuid(value)) return null
  if (field === 'jobId') return `/jobs/${value}`
  return field === 'deviceId' && tenantId !== null ? `/tenant/${tenantId}/devices/${value}` : null
}
