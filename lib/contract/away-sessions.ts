import { z } from 'zod'
import { instant, none, page, pageQuery } from './fields'
import type { Operation } from './operation'
import { principalFields, principalQuery } from './principals'

/** Kept by the broker as a number; text, since nobody calculates with it. */
const sessionId = z.string().regex(/^[1-9]\d{0,17}$/)

/** A durable session whose client is not connected: messages of QoS 1 and 2 wait for it until it ends. */
export const awaySessionSchema = z.object({
  id: sessionId,
  ...principalFields,
  leftAt: instant,
  /** When it ends, with all that waits, unless its client comes back. */
  expiresAt: instant,
  waitingMessages: z.number().int(),
  /** Of their payloads. */
  waitingBytes: z.number().int(),
  subscriptions: z.array(z.string()),
})
export type AwaySession = z.infer<typeof awaySessionSchema>

/** By what the list may be ordered; with `-` the other way round. */
export const awaySessionSorts = ['-leftAt', 'leftAt', 'expiresAt', '-expiresAt'] as const
export type AwaySessionSort = (typeof awaySessionSorts)[number]

export const listAwaySessionsOp = {
  id: 'listAwaySessions',
  method: 'GET',
  path: '/away-sessions',
  summary: 'Durable sessions whose client is not connected, and what waits for them',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    ...principalQuery,
    /** Those for which messages wait. */
    hasWaiting: z.stringbool().optional(),
    /** Who left last comes first, unless it says otherwise. */
    sort: z.enum(awaySessionSorts).optional(),
  }),
  body: none,
  output: page(awaySessionSchema),
  status: 200,
} satisfies Operation

export const endAwaySessionOp = {
  id: 'endAwaySession',
  method: 'DELETE',
  path: '/away-sessions/{id}',
  summary: 'End the session of a client that is away, with its subscriptions and all that waits for it',
  permission: 'provision',
  params: z.strictObject({ id: sessionId }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
