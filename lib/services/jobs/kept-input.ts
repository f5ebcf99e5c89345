/** What an ended job keeps of its input: as much as what can still be asked of it needs, which its kind can read. */
import type { JobKindId } from '@/lib/contract/jobs'
import type { JsonValue } from '@/lib/core/json'
import { keptRotationInput } from '../device-bulk/bulk-input'
import { keptImportInput } from '../device-import/import-input'

export interface EndedJob {
  readonly id: string
  readonly kind: JobKindId
  readonly input: JsonValue
}

export function keptInput(
  { kind, input }: Omit<EndedJob, 'id'>,
  counts: Readonly<Record<string, number>>,
): JsonValue {
  const hasCredentials = (counts.awaitingCredentials ?? 0) > 0
  switch (kind) {
    case 'import-devices':
      return keptImportInput(input, hasCredentials)
    case 'rotate-credentials':
      return keptRotationInput(input, hasCredentials)
    default:
      return {}
  }
}
