import { z } from 'zod'
import { commandEncodings, commandStates } from '@/lib/core/command'
import { idParams, instant, jsonValue, none, page, pageQuery, uuid } from './fields'
import type { Operation } from './operation'

export const commandSchema = z.object({
  id: uuid,
  deviceId: uuid,
  name: z.string(),
  payload: jsonValue,
  encoding: z.enum(commandEncodings),
  mapping: z.string().nullable(),
  qos: z.number().int(),
  state: z.enum(commandStates),
  failure: z.string().nullable(),
  createdBy: z.string(),
  queuedAt: instant,
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  answeredAt: instant.nullable(),
  failedAt: instant.nullable(),
  expiresAt: instant,
  /** From sent to delivered, and from sent to answered. */
  deliveredAfterMs: z.number().int().nullable(),
  answeredAfterMs: z.number().int().nullable(),
  /** The job that sent it to several devices. */
  jobId: uuid.nullable(),
})
export type CommandView = z.infer<typeof commandSchema>

export const commandName = z.string().trim().min(1).max(200)

/** JSON unless it is said otherwise; as text or base64 the payload is a string, which is sent as it is or as its bytes. */
export const commandFields = {
  name: commandName,
  payload: jsonValue,
  encoding: z.enum(commandEncodings).optional(),
  mapping: z.string().max(200).optional(),
}

/** What a command is without its device: ready to be queued. */
export const filledCommandSchema = z.object({
  name: commandName,
  payload: jsonValue,
  encoding: z.enum(commandEncodings),
  mapping: z.string().optional(),
  qos: z.union([z.literal(0), z.literal(1)]),
})
export type FilledCommand = z.infer<typeof filledCommandSchema>

export const queueCommandOp = {
  id: 'queueCommand',
  method: 'POST',
  path: '/devices/{id}/commands',
  summary:
    'Queue a command; the broker delivers it in the dialect of the device, and expires it (default: in 24 hours)',
  permission: 'send:commands',
  params: idParams,
  query: none,
  body: z.strictObject({
    ...commandFields,
    qos: z.union([z.literal(0), z.literal(1)]).default(1),
    expiresAt: instant.optional(),
  }),
  output: commandSchema,
  status: 202,
} satisfies Operation

export const listCommandsOp = {
  id: 'listCommands',
  method: 'GET',
  path: '/devices/{id}/commands',
  summary: 'Commands of a device, newest first',
  permission: 'read:telemetry',
  params: idParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: page(commandSchema),
  status: 200,
} satisfies Operation

export const getCommandOp = {
  id: 'getCommand',
  method: 'GET',
  path: '/commands/{id}',
  summary: 'One command with the time of each state',
  permission: 'read:telemetry',
  params: idParams,
  query: none,
  body: none,
  output: commandSchema,
  status: 200,
} satisfies Operation

export const takeBackCommandOp = {
  id: 'takeBackCommand',
  method: 'DELETE',
  path: '/commands/{id}',
  summary: 'Take back a command that is still queued: it fails, and is not sent',
  permission: 'send:commands',
  params: idParams,
  query: none,
  body: none,
  output: commandSchema,
  status: 200,
} satisfies Operation

/** The exact topic and bytes before sending, by the code that will send them. */
export const commandPreviewSchema = z.discriminatedUnion('isSendable', [
  z.object({
    isSendable: z.literal(true),
    topic: z.string(),
    payload: z.string(),
    /** Bytes that are no text are shown as base64. */
    payloadEncoding: z.enum(['text', 'base64']),
  }),
  z.object({ isSendable: z.literal(false), sentence: z.string(), mend: z.string().nullable() }),
])
export type CommandPreview = z.infer<typeof commandPreviewSchema>

export const previewCommandOp = {
  id: 'previewCommand',
  method: 'POST',
  path: '/devices/{id}/commands/preview',
  summary: 'The exact topic and payload that the device would receive; nothing is sent',
  permission: 'send:commands',
  params: idParams,
  query: none,
  body: z.strictObject(commandFields),
  output: commandPreviewSchema,
  status: 200,
} satisfies Operation
