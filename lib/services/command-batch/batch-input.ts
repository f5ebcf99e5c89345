/** What a job that sends commands is queued with. */
import { z } from 'zod'
import { type FilledCommand, filledCommandSchema } from '@/lib/contract/commands'
import { instant, uuid } from '@/lib/contract/fields'
import type { JsonObject, JsonValue } from '@/lib/core/json'

const inputSchema = z.object({ command: z.string(), expiresAt: instant, deviceIds: z.array(uuid) })

export interface BatchInput {
  readonly command: FilledCommand
  readonly expiresAt: string
  readonly deviceIds: readonly string[]
}

/** The command stands in it as text: the database's own JSON keeps neither the order of members nor U+0000. */
export const writeBatchInput = ({ command, expiresAt, deviceIds }: BatchInput): JsonObject => ({
  command: JSON.stringify(command),
  expiresAt,
  deviceIds,
})

export function readBatchInput(input: JsonValue): BatchInput {
  const { command, ...rest } = inputSchema.parse(input)
  return { ...rest, command: filledCommandSchema.parse(JSON.parse(command)) }
}
