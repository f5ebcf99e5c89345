import { z } from 'zod'
import { instant, none } from './fields'
import type { Operation } from './operation'

export const installationSchema = z.object({
  /** Null where it cannot be told. */
  version: z.string().nullable(),
  /** Of what it runs on; null where it cannot be told. */
  runsOn: z.object({ node: z.string(), postgres: z.string().nullable() }),
  /** The host that snippets and auth configs name; null: the host of each request. */
  publicHost: z.string().nullable(),
  listeners: z.array(z.object({ protocol: z.string(), port: z.number().int() })),
  /** What TLS listeners show; null where it does not lie on the web's machine. */
  certificate: z
    .object({
      names: z.array(z.string()),
      issuer: z.string(),
      fingerprint: z.string(),
      validFrom: instant,
      validTo: instant,
      /** Made at the first start, with a CA that auth configs carry. */
      isOwn: z.boolean(),
    })
    .nullable(),
  database: z.boolean(),
  /** Null where it does not answer. */
  broker: z
    .object({
      status: z.enum(['ok', 'degraded']),
      connections: z.number().int(),
      disk: z.enum(['ok', 'nearly-full']),
      storageLagMs: z.number(),
      /** What one connection may take, by name. */
      limits: z.record(z.string(), z.number()),
    })
    .nullable(),
})
export type Installation = z.infer<typeof installationSchema>

export const getInstallationOp = {
  id: 'getInstallation',
  method: 'GET',
  path: '/installation',
  summary: 'This installation: version, listeners, certificate, health and limits',
  permission: 'admin',
  params: none,
  query: none,
  body: none,
  output: installationSchema,
  status: 200,
} satisfies Operation
