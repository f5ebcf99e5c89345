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

export const readBulkInput = (input: JsonValue): BulkInput =>
  z.object({ ids: z.array(uuid), action: bulkActionSchema }).parse(input)
