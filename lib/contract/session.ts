import { z } from 'zod'
import { permissions, roles } from '@/lib/core/roles'
import { instant, none, uuid } from './fields'
import type { Operation } from './operation'

export const createTokenOp = {
  id: 'createToken',
  method: 'POST',
  path: '/auth/token',
  summary: 'A JWT for the API and for MQTT, valid two hours',
  permission: 'public',
  params: none,
  query: none,
  body: z.strictObject({ username: z.string().max(64), password: z.string().max(256) }),
  output: z.object({ token: z.string(), expiresAt: instant }),
  status: 200,
} satisfies Operation

/** Who the caller is, and what it may do where. */
export const whoAmIOp = {
  id: 'whoAmI',
  method: 'GET',
  path: '/me',
  summary: 'Who the caller is, and what it may do where',
  permission: 'signed-in',
  params: none,
  query: none,
  body: none,
  output: z.object({
    kind: z.enum(['user', 'api-token', 'system']),
    id: z.string(),
    name: z.string(),
    isPlatformAdmin: z.boolean(),
    reaches: z.array(
      z.object({
        companyId: uuid,
        companyName: z.string(),
        tenantIds: z.union([z.literal('all'), z.array(z.number().int())]),
        permissions: z.array(z.enum(permissions)),
        role: z.enum(roles).optional(),
      }),
    ),
  }),
  status: 200,
} satisfies Operation

/** The CONNECT of the browser: `username`, and `password` as a ticket good for one use within 60 s. */
export const createTicketOp = {
  id: 'createTicket',
  method: 'POST',
  path: '/console/tickets',
  summary: 'A single-use ticket for the MQTT connection of the console, for one company',
  permission: 'signed-in',
  params: none,
  query: none,
  body: z.strictObject({ companyId: uuid }),
  output: z.object({
    username: z.string(),
    password: z.string(),
    companyName: z.string(),
    expiresAt: instant,
  }),
  status: 201,
} satisfies Operation
