import { z } from 'zod'
import { deviceCredentialKinds } from '@/lib/core/device-credential-kinds'
import { authConfigFormats } from './auth-config-formats'
import { idParams, instant, none, page, uuid } from './fields'
import type { Operation } from './operation'

/** A credential without its secret. */
export const credentialSchema = z.object({
  id: uuid,
  kind: z.string(),
  /** The MQTT user name; null for an access token, which is a user name itself. */
  username: z.string().nullable(),
  label: z.string().nullable(),
  /** The end of the secret; null where it was issued before it was kept. */
  lastFour: z.string().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
})
export type Credential = z.infer<typeof credentialSchema>

/** A credential of a user; a plain one is of the namespace of one tenant. */
export const userCredentialSchema = credentialSchema.extend({
  tenantId: z.number().int().nullable(),
  tenantName: z.string().nullable(),
})
export type UserCredential = z.infer<typeof userCredentialSchema>

/** A credential as it is shown once. An access token stands in `username`, with an empty password. */
export const credentialSecretSchema = z.object({
  id: uuid,
  kind: z.string(),
  username: z.string(),
  password: z.string(),
})
export type CredentialSecret = z.infer<typeof credentialSecretSchema>

export const listCredentialsOp = {
  id: 'listCredentials',
  method: 'GET',
  path: '/devices/{id}/credentials',
  summary: 'Credentials of a device, without secrets',
  permission: 'provision',
  params: idParams,
  query: none,
  body: none,
  output: page(credentialSchema),
  status: 200,
} satisfies Operation

export const createCredentialOp = {
  id: 'createCredential',
  method: 'POST',
  path: '/devices/{id}/credentials',
  summary:
    'Issue one more credential (password: Capture, Drogue, SensoCAN; access-token: SensoCAN; key: Connio; plain: all); the old ones stay until they are deleted',
  permission: 'provision',
  params: idParams,
  query: none,
  body: z.strictObject({ kind: z.enum(deviceCredentialKinds) }),
  output: credentialSecretSchema,
  status: 201,
} satisfies Operation

export const deleteCredentialOp = {
  id: 'deleteCredential',
  method: 'DELETE',
  path: '/devices/{id}/credentials/{credentialId}',
  summary: 'Delete a credential; what is connected with it is cut',
  permission: 'provision',
  params: z.strictObject({ id: uuid, credentialId: uuid }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation

/** The versioned auth config that a device is given. */
export const authConfigSchema = z.object({
  version: z.literal(1),
  issuedAt: instant,
  company: z.string(),
  tenantId: z.number().int(),
  source: z.string(),
  deviceId: uuid,
  dialect: z.string(),
  clientId: z.string(),
  username: z.string(),
  password: z.string(),
  host: z.string(),
  listeners: z.array(
    z.object({
      protocol: z.enum(['mqtt', 'mqtts', 'ws', 'wss']),
      port: z.number().int(),
      path: z.string().nullable(),
    }),
  ),
  /** Those that the dialect takes: "3.1", "3.1.1", "5". */
  mqttVersions: z.array(z.string()),
  keepAliveSeconds: z.number().int(),
  cleanSession: z.boolean(),
  topics: z.array(z.object({ label: z.string(), action: z.string(), topic: z.string() })),
  caCertificate: z.string().nullable(),
})
export type AuthConfig = z.infer<typeof authConfigSchema>

export const issueAuthConfigOp = {
  id: 'issueAuthConfig',
  method: 'POST',
  path: '/devices/{id}/auth-config',
  summary:
    'Issue a credential and answer the file that a device is given (a download, in the format asked for)',
  permission: 'provision',
  params: idParams,
  query: z.strictObject({ format: z.enum(authConfigFormats).default('json') }),
  body: none,
  output: z.object({ fileName: z.string(), contentType: z.string(), text: z.string() }),
  status: 201,
  answers: 'file',
} satisfies Operation
