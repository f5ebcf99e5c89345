import type { JsonValue } from '@/lib/core/json'
import { readBulkInput } from '../device-bulk/bulk-input'
import { readImportInput } from '../device-import/import-input'
import { rowDeviceId } from '../device-import/row-device-id'

export interface JobDevices {
  /** Some may never have been made, or are gone. */
  readonly ids: readonly string[]
  /** Of a rotation: how long the old credentials are taken still. An import's devices keep what they have. */
  readonly overlapHours: number | undefined
}

/** Whose credentials a job of this kind is about; undefined for other kinds. */
export function jobDevices(job: { id: string; kind: string; input: JsonValue }): JobDevices | undefined {
  if (job.kind === 'import-devices') {
    const { records } = readImportInput(job.input)
    return { ids: records.map(({ row }) => rowDeviceId(job.id, row)), overlapHours: undefined }
  }
  if (job.kind !== 'rotate-credentials') return undefined
  const { ids, action } = readBulkInput(job.input)
  return { ids, overlapHours: action.kind === 'rotate-credentials' ? action.overlapHours : undefined }
}
