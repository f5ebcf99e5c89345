/** The shape of each dialect's `vectors.json`: a message, and what it holds. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dialectIds } from '@/lib/core/dialect-id'
import { reasonCodes, stages } from '@/lib/core/rejection'
import { principals } from './fixtures'

const principalNames = Object.keys(principals) as readonly (keyof typeof principals)[]

const json = z.json()

const reading = z.strictObject({
  path: z.string(),
  value: json,
  exact: z.string().optional(),
  /** ISO 8601, or null where the broker is to assign the time. */
  ts: z.string().nullable(),
  tags: z.record(z.string(), z.string()).optional(),
})

const rejection = z.strictObject({
  stage: z.enum(stages),
  code: z.enum(reasonCodes),
  index: z.number().optional(),
  sentence: z.string().optional(),
  mend: z.string().optional(),
  action: json.optional(),
})

const payload = z.union([
  z.string(),
  z.strictObject({ hex: z.string() }),
  z.strictObject({ prefix: z.string(), repeat: z.string(), times: z.number(), suffix: z.string() }),
])

const vector = z.strictObject({
  name: z.string(),
  principal: z.string().transform((name) => {
    const known = principalNames.find((one) => one === name)
    if (!known) throw new Error(`no principal "${name}" in the fixtures`)
    return known
  }),
  topic: z.string(),
  payload,
  /** The v5 property. */
  contentType: z.string().optional(),
  expect: z.strictObject({
    /** ThingScale: the device that is to be registered. */
    newDevice: z.string().optional(),
    readings: z.array(reading).optional(),
    commands: z.array(json).optional(),
    rejections: z.array(rejection).optional(),
    /** Where a message holds too many to list. */
    readingCount: z.number().optional(),
  }),
})
export type Vector = z.infer<typeof vector>

export const vectors: readonly Vector[] = dialectIds.flatMap((id) =>
  z.array(vector).parse(JSON.parse(readFileSync(new URL(`./${id}/vectors.json`, import.meta.url), 'utf8'))),
)

export function payloadOf({ payload }: Vector): Uint8Array {
  if (typeof payload === 'string') return Buffer.from(payload)
  if ('hex' in payload) return Buffer.from(payload.hex, 'hex')
  return Buffer.from(payload.prefix + payload.repeat.repeat(payload.times) + payload.suffix)
}
