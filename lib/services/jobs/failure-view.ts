import type { JobFailure } from '@/lib/contract/jobs'
import type { JobFailure as FailureRow } from '@/lib/db/generated/client'

export const viewFailure = ({ row, column, sentence, input }: FailureRow): JobFailure => ({
  row,
  column,
  sentence,
  input: Object.fromEntries(Object.entries(Object(input)).map(([name, value]) => [name, String(value)])),
})
