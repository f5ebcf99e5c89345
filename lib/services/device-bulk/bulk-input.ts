/** What a bulk job is queued with. */
import { z } from 'zod'
import { type BulkAction, bulkActionSchema } from '@/lib/contract/device-bulk'
import { uuid } from '@/lib/contract/fields'
import type { JsonValue } from '@/lib/core/json'

export interface BulkInput {
  readonly ids: readonly string[]
  readonly action: BulkAction
}

export const writeBulkInput = ({ ids, action }: BulkInput): JsonValue => ({ ids, action: { ...action } })

const inputSchema = z.object({ ids: z.array(uuid), action: bulkActionSchema })

export const readBulkInput = (input: JsonValue): BulkInput => inputSchema.parse(input)

/** Of an ended rotation: the devices whose credentials are issued afterwards. */
export function keptRotationInput(input: JsonValue, hasCredentials: boolean): JsonValue {
  const parsed = inputSchema.safeParse(input)
  return parsed.success ? writeBulkInput({ ...parsed.data, ids: hasCredentials ? parsed.data.ids : [] }) : {}
}
