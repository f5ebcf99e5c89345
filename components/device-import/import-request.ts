import type { ImportAnswer, ImportColumn } from '@/lib/contract/device-import'
import type { DialectId } from '@/lib/core/dialect-id'
import { apiPost } from '../jobs/api-post'
import { importDevicesOp } from '../live/late-operations'

/** What the wizard has gathered. */
export interface ImportDraft {
  readonly tenantId: number
  readonly fileName: string
  readonly csv: string
  /** Header → field, once the file was looked at. */
  readonly mapping?: Readonly<Record<string, string>>
  readonly dialect?: DialectId
  readonly templateId?: string
}

export function sendImport(draft: ImportDraft, dryRun: boolean): Promise<ImportAnswer> {
  const { tenantId, csv, mapping, dialect, templateId } = draft
  return apiPost(importDevicesOp, '/devices/import', {
    tenantId,
    csv,
    dryRun,
    ...(mapping === undefined ? {} : { mapping: withoutUnread(mapping) }),
    ...(dialect === undefined || templateId !== undefined ? {} : { dialect }),
    ...(templateId === undefined ? {} : { templateId }),
  })
}

/** As the server took the columns by their headers. */
export const mappingOf = (columns: readonly ImportColumn[]): Record<string, string> =>
  Object.fromEntries(columns.map(({ header, field }) => [header, field ?? 'ignore']))

const withoutUnread = (mapping: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).filter(([, field]) => field !== 'ignore'))
