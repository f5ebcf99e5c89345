import { z } from 'zod'

/** A message as MQTT carries it. Of text and hex one is null; both where the payload is empty. */
export const outMessageSchema = z.object({
  topic: z.string(),
  contentType: z.string().nullable(),
  /** User properties, which only MQTT 5 carries. */
  properties: z.array(z.object({ name: z.string(), value: z.string() })),
  payload: z.string().nullable(),
  payloadHex: z.string().nullable(),
})
export type OutMessage = z.infer<typeof outMessageSchema>

/** A form of the message, or the sentence why it has none. */
export const messageFormSchema = z.discriminatedUnion('isShown', [
  z.object({
    isShown: z.literal(true),
    messages: z.array(outMessageSchema),
    /** Messages beyond the 100 that are listed. */
    more: z.number().int(),
  }),
  z.object({ isShown: z.literal(false), sentence: z.string() }),
])
export type MessageForm = z.infer<typeof messageFormSchema>

/** MessagePack in a binary payload, as JSON; null where the payload is something else. */
export const messagePackSchema = z.object({ json: z.string() }).nullable()

export const messageFormsSchema = z.object({
  received: z.object({
    topic: z.string().nullable(),
    contentType: z.string().nullable(),
    payload: z.string().nullable(),
    /** Always there where anything of a payload was kept, text or not. */
    payloadHex: z.string().nullable(),
    payloadBytes: z.number().int().nullable(),
    isWhole: z.boolean(),
    messagePack: messagePackSchema,
  }),
  rawTree: messageFormSchema,
  eventStructured: messageFormSchema,
  eventBinary: messageFormSchema,
  connioFeed: messageFormSchema,
})
export type MessageForms = z.infer<typeof messageFormsSchema>
