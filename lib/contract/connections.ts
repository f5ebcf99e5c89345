import { z } from 'zod'
import { instant, none, page, pageQuery, uuid } from './fields'
import type { Operation } from './operation'
import { principalFields, principalQuery } from './principals'

/** One live MQTT connection, as the broker holds it. */
export const connectionSchema = z.object({
  id: uuid,
  ...principalFields,
  address: z.string(),
  listener: z.string(),
  protocolVersion: z.number().int(),
  keepAliveSeconds: z.number().int(),
  /** Its session outlives it. */
  isDurable: z.boolean(),
  connectedAt: instant,
  messagesIn: z.number().int(),
  messagesOut: z.number().int(),
  /** The mean of the last minute. */
  messagesInPerSecond: z.number(),
  /** How often its session went from one connection to another in ten minutes, and between which addresses. */
  takeovers: z.object({ count: z.number().int(), addresses: z.array(z.string()) }),
  /** Messages of QoS 0 that it lost, since it read too slowly. */
  droppedQos0: z.number().int(),
  /** Messages that it lost, since they were larger than it takes. */
  droppedTooLarge: z.number().int(),
  /** Messages of QoS 1 and 2 that wait for its durable session, or that it has not acknowledged. */
  queuedMessages: z.number().int(),
  /** Messages that its durable session did not get since so many waited already; since the broker started. */
  droppedQueueFull: z.number().int(),
  /** On their way to it, which it has not read yet. */
  queuedBytes: z.number().int(),
  subscriptions: z.array(z.string()),
})
export type Connection = z.infer<typeof connectionSchema>

/** By what the list may be ordered; with `-` the other way round. */
export const connectionSorts = [
  '-connectedAt',
  'connectedAt',
  'principal',
  '-principal',
  'rate',
  '-rate',
  'queue',
  '-queue',
] as const
export type ConnectionSort = (typeof connectionSorts)[number]

export const listConnectionsOp = {
  id: 'listConnections',
  method: 'GET',
  path: '/connections',
  summary: 'Live MQTT connections, asked of the broker',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    ...principalQuery,
    /** How it came in: `mqtt`, `mqtts`, `ws`, ... */
    listener: z.string().max(20).optional(),
    /** Those whose session went to and fro between connections in the last ten minutes. */
    isContested: z.stringbool().optional(),
    /** The newest first, unless it says otherwise. */
    sort: z.enum(connectionSorts).optional(),
  }),
  body: none,
  output: page(connectionSchema),
  status: 200,
} satisfies Operation

export const cutConnectionOp = {
  id: 'cutConnection',
  method: 'DELETE',
  path: '/connections/{id}',
  summary: 'Cut one live connection; its client may connect again',
  permission: 'provision',
  params: z.strictObject({ id: uuid }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
