import { z } from 'zod'
import { idParams, instant, none, uuid } from './fields'
import { mendActionSchema } from './mend-action'
import type { Operation } from './operation'

/** The way of a device to its first stored reading, in order. */
export const coachStages = [
  'address',
  'tls',
  'connect',
  'credential',
  'state',
  'version',
  'client-id',
  'publish',
  'stored',
] as const
export type CoachStage = (typeof coachStages)[number]

export const coachStepSchema = z.object({
  stage: z.enum(coachStages),
  state: z.enum(['done', 'failed', 'waiting']),
  at: instant.nullable(),
  sentence: z.string(),
  mend: z.string().nullable(),
  /** Of the record in Live Logs that says so; a failed step has one. */
  seq: z.number().int().nullable(),
  /** What the console offers first about it. */
  action: mendActionSchema.nullable(),
})
export type CoachStep = z.infer<typeof coachStepSchema>

export const coachSchema = z.object({
  deviceId: uuid,
  /** It has connected at some time, whatever `since` says. */
  hasConnected: z.boolean(),
  /** A reading of it is stored. */
  isComplete: z.boolean(),
  /** False where the broker did not answer: accepted messages are then known by their readings alone. */
  hasRecent: z.boolean(),
  steps: z.array(coachStepSchema),
})

export const getCoachOp = {
  id: 'getCoach',
  method: 'GET',
  path: '/devices/{id}/coach',
  summary: 'How far a device has come on its way to its first stored reading, and what is in its way',
  permission: 'read:logs',
  params: idParams,
  /** Only what happened since then counts: a test of just now. */
  query: z.strictObject({ since: instant.optional() }),
  body: none,
  output: coachSchema,
  status: 200,
} satisfies Operation
