import type { AuditRecord } from '@/lib/contract/audit'

export interface AuditGroup {
  /** The newest of them. */
  readonly record: AuditRecord
  readonly count: number
}

/** What one actor did again and again to things of one name, newest first, stands once. Pure. */
export function groupAudit(records: readonly AuditRecord[], groupsMax: number): readonly AuditGroup[] {
  const groups: { record: AuditRecord; count: number }[] = []
  for (const record of records) {
    const last = groups.at(-1)
    if (last && isAlike(last.record, record)) last.count += 1
    else if (groups.length === groupsMax) break
    else groups.push({ record, count: 1 })
  }
  return groups
}

const isAlike = (a: AuditRecord, b: AuditRecord): boolean =>
  a.actorName === b.actorName &&
  a.actorKind === b.actorKind &&
  a.verb === b.verb &&
  a.subjectName === b.subjectName
