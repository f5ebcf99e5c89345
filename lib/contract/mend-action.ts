import { z } from 'zod'
import { deviceCredentialKinds } from '@/lib/core/device-credential-kinds'
import type { MendAction } from '@/lib/core/mend-action'
import { sensorTypes, switchNames } from '@/lib/core/registry'
import { limitNames } from '@/lib/core/tenant-limits'

const of = <Kind extends MendAction['kind']>(kind: Kind) => ({ kind: z.literal(kind) })
const nearestSlug = z.string().optional()

/** A mend that the console offers beside a refusal. */
export const mendActionSchema = z.discriminatedUnion('kind', [
  z.object({ ...of('create-sensor'), slug: z.string(), nearestSlug }),
  z.object({ ...of('add-alias'), alias: z.string(), nearestSlug }),
  z.object({ ...of('change-sensor-type'), sensorId: z.string(), type: z.enum(sensorTypes) }),
  z.object(of('enable-device')),
  z.object(of('review-device')),
  z.object({ ...of('add-gateway'), deviceId: z.string(), gateway: z.string() }),
  z.object(of('activate-tenant')),
  z.object(of('activate-company')),
  z.object({ ...of('activate-user'), userId: z.string() }),
  z.object({ ...of('change-setting'), setting: z.enum(switchNames), value: z.boolean() }),
  z.object({ ...of('widen-time-window'), hours: z.number() }),
  z.object({ ...of('copy-topic'), topic: z.string() }),
  z.object({ ...of('copy-client-id'), clientId: z.string() }),
  z.object({
    ...of('show-credentials'),
    credential: z.enum([...deviceCredentialKinds, 'device-token']).optional(),
  }),
  z.object(of('show-sensors')),
  z.object({ ...of('show-limit'), limit: z.enum(limitNames) }),
  z.object(of('show-api-tokens')),
])
