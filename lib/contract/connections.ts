import { z } from 'zod'
import { instant, none, page, pageQuery, tenantId, uuid } from './fields'
import type { Operation } from './operation'

/** One live MQTT connection, as the broker holds it. */
export const connectionSchema = z.object({
  id: uuid,
  principalKind: z.enum([
    'device',
    'user',
    'api-token',
    'account',
    'tenant-user',
    'lab',
    'anonymous',
    'console',
  ]),
  principal: z.string(),
  clientId: z.string(),
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  deviceId: uuid.nullable(),
  dialect: z.string().nullable(),
  address: z.string(),
  listener: z.string(),
  protocolVersion: z.number().int(),
  keepAliveSeconds: z.number().int(),
  /** Its session outlives it. */
  isDurable: z.boolean(),
  connectedAt: instant,
  messagesIn: z.number().int(),
  messagesOut: z.number().int(),
  /** Messages of QoS 0 that it lost, since it read too slowly. */
  droppedQos0: z.number().int(),
  /** On their way to it, which it has not read yet. */
  queuedBytes: z.number().int(),
  subscriptions: z.array(z.string()),
})
export type Connection = z.infer<typeof connectionSchema>

export const listConnectionsOp = {
  id: 'listConnections',
  method: 'GET',
  path: '/connections',
  summary: 'Live MQTT connections, asked of the broker',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    companyId: uuid.optional(),
    tenantId: tenantId.optional(),
    deviceId: uuid.optional(),
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
