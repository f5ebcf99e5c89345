import { z } from 'zod'
import { reasonCodes } from '@/lib/core/rejection'
import { instant, none, tenantId, uuid } from './fields'
import type { Operation } from './operation'
import { REPLAY_ROWS_MAX } from './replay-rows'

export const replayOutcomes = ['stored', 'refused', 'not-kept', 'replayed-before'] as const

export const replayLogsOp = {
  id: 'replayLogs',
  method: 'POST',
  path: '/logs/replay',
  summary:
    'Judge refused messages again by the rules of today, and store what is accepted now under the time at which it came; this writes readings, so it needs "provision"',
  permission: 'provision',
  params: none,
  query: none,
  /** Exactly one of `seqs` and `filter`. */
  body: z.strictObject({
    seqs: z.array(z.number().int().nonnegative()).min(1).max(REPLAY_ROWS_MAX).optional(),
    filter: z
      .strictObject({
        companyId: uuid.optional(),
        tenantId: tenantId.optional(),
        deviceId: uuid.optional(),
        code: z.enum(reasonCodes).optional(),
        from: instant.optional(),
        to: instant.optional(),
        /** Records after this one: `nextSeq` of the call before. */
        afterSeq: z.number().int().nonnegative().optional(),
      })
      .optional(),
    /** Counts only; nothing is written. */
    dryRun: z.boolean(),
  }),
  output: z.object({
    isDryRun: z.boolean(),
    /** Records looked at in this call: at most 10,000, the oldest first. */
    matched: z.number().int(),
    /** Messages that were stored, or would be. */
    messages: z.number().int(),
    readings: z.number().int(),
    /** Sensors that are new with them. */
    newSensors: z.number().int(),
    stillRefused: z.array(z.object({ code: z.enum(reasonCodes), count: z.number().int() })),
    alreadyReplayed: z.number().int(),
    /** Records that cannot be judged again: cut or masked when they were kept, no publish of a device, or its device is gone. */
    notKept: z.number().int(),
    /** Records that the filter matches beyond those of this call; call again with `afterSeq` set to `nextSeq`. */
    remaining: z.number().int(),
    nextSeq: z.number().int().nullable(),
    examples: z.array(
      z.object({
        seq: z.number().int(),
        outcome: z.enum(replayOutcomes),
        sentence: z.string(),
        topic: z.string().nullable(),
      }),
    ),
  }),
  status: 200,
} satisfies Operation
