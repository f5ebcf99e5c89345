import { z } from 'zod'
import { credentialKinds } from '@/lib/core/principal'
import { reasonCodes, stages } from '@/lib/core/rejection'
import { instant, jsonValue, none, tenantId, uuid } from './fields'
import { mendSchema } from './logs'
import { outMessageSchema } from './message-forms'
import type { Operation } from './operation'

/** Whom Explain can stand for; `device` is also what `deviceId` alone means. */
export const explainedKinds = ['device', 'user', 'api-token', 'account', 'tenant-user', 'anonymous'] as const

const rejectionSchema = z.object({
  stage: z.enum(stages),
  code: z.enum(reasonCodes),
  sentence: z.string(),
  mend: mendSchema.nullable(),
  itemIndex: z.number().int().nullable(),
})

const levelSchema = z.object({
  name: z.string(),
  /** The only text that is accepted; null where any name is. */
  expected: z.string().nullable(),
  /** What the topic has there (all that is left of it at the last, where `isRest`); null where it ends before. */
  given: z.string().nullable(),
  fits: z.boolean(),
  isOptional: z.boolean(),
  /** This and any number of further levels. */
  isRest: z.boolean(),
})

const patternSchema = z.object({
  label: z.string(),
  /** With `{name}` for each level that is free. */
  topic: z.string(),
  fits: z.boolean(),
  levels: z.array(levelSchema),
})
export type ExplainedPattern = z.infer<typeof patternSchema>

const explainedReadingSchema = z.object({
  deviceId: uuid,
  connection: z.string(),
  measurement: z.string(),
  key: z.string(),
  value: jsonValue,
  /** The exact text of a number that a double cannot hold. */
  exact: z.string().nullable(),
  /** Null where the payload has no time: the broker assigns one. */
  ts: instant.nullable(),
  tags: z.record(z.string(), z.string()),
  itemIndex: z.number().int().nullable(),
  /** Null where it would be made now. */
  sensor: z.object({ id: uuid, slug: z.string().nullable() }).nullable(),
})

const explainedCommandSchema = z.object({
  name: z.string(),
  /** Null where nobody of that name is in sight of the sender. */
  device: z.object({ id: uuid, name: z.string(), dialect: z.string() }).nullable(),
  /** As the device hears it; null where it cannot. */
  message: outMessageSchema.nullable(),
  rejection: rejectionSchema.nullable(),
})

const subscriptionSchema = z.object({
  /** Of SUBACK: the granted QoS, or the failure. */
  reasonCode: z.number().int(),
  isGranted: z.boolean(),
  /** Without `$share/<group>/`. */
  filter: z.string(),
  group: z.string().nullable(),
  /** Drogue: which application's events arrive, and how. */
  events: z.object({ application: z.string(), mode: z.enum(['structured', 'binary']) }).nullable(),
  endsConnection: z.boolean(),
})

export const explanationSchema = z.object({
  principal: z.object({
    kind: z.enum(explainedKinds),
    name: z.string(),
    dialect: z.string(),
    companyId: uuid.nullable(),
    tenantId: z.number().int().nullable(),
  }),
  action: z.enum(['publish', 'subscribe']),
  /** As it was judged: a ThingScale token in front is taken off. */
  topic: z.string(),
  version: z.number().int(),
  qos: z.number().int(),
  /** `partly`: some items of a batch are stored and others refused. */
  outcome: z.enum(['accepted', 'partly', 'refused']),
  /** The rule that matched, or the first that failed, in one sentence. */
  sentence: z.string(),
  /** The filter of the principal's grant that lets it through; null where none does. */
  claim: z.string().nullable(),
  grammar: z.object({ best: patternSchema.nullable(), others: z.array(patternSchema) }),
  rejections: z.array(rejectionSchema),
  /** What is allowed and still worth knowing. */
  notes: z.array(z.string()),
  readings: z.array(explainedReadingSchema),
  /** Readings beyond the 100 that are listed, here and in the forms below. */
  moreReadings: z.number().int(),
  /** ThingScale: a device that would be registered. */
  newDevice: z.string().nullable(),
  rawTree: z.array(outMessageSchema),
  eventsStructured: z.array(outMessageSchema),
  eventsBinary: z.array(outMessageSchema),
  /** Routed dialects: the topic on which the subscribers of the same namespace get it. */
  routedTo: z.string().nullable(),
  commands: z.array(explainedCommandSchema),
  subscription: subscriptionSchema.nullable(),
  /** What the client would get. */
  told: z.string(),
})
export type Explanation = z.infer<typeof explanationSchema>

export const explainOp = {
  id: 'explain',
  method: 'POST',
  path: '/explain',
  summary: 'What the broker would do with a publish or a subscription, by its own code; nothing is sent',
  permission: 'read:logs',
  params: none,
  query: none,
  /** Exactly one of `deviceId` and `principal`; at most one of `payload` and `payloadHex`. */
  body: z.strictObject({
    deviceId: uuid.optional(),
    principal: z
      .strictObject({
        kind: z.enum(explainedKinds),
        /** Of the device, user or API token. */
        id: uuid.optional(),
        /** Of the account, or of the plain namespace that a user is in. */
        tenantId: tenantId.optional(),
        /** A user with an `api-key` is heard by Drogue's rules, a device with a `plain` credential by plain ones. */
        credentialKind: z.enum(credentialKinds).optional(),
      })
      .optional(),
    action: z.enum(['publish', 'subscribe']),
    /** Of ThingScale with `{DEVICE_TOKEN}` or `***` in front, or without a token. */
    topic: z.string().max(2_000),
    payload: z.string().max(262_144).optional(),
    payloadHex: z
      .string()
      .max(524_288)
      .regex(/^([0-9a-fA-F]{2})*$/, 'is hex, two digits a byte')
      .optional(),
    qos: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(1),
    /** 3 is MQTT 3.1, 4 is 3.1.1, 5 is 5; by default the newest that the dialect takes. */
    version: z.union([z.literal(3), z.literal(4), z.literal(5)]).optional(),
    /** The v5 property of the publish. */
    contentType: z.string().max(256).optional(),
    /** The v5 user property `content-mode` of the subscription. */
    contentMode: z.string().max(64).optional(),
  }),
  output: explanationSchema,
  status: 200,
} satisfies Operation
