/** Fields that several nouns share. Strict objects everywhere: a field that the caller may not set is an error. */
import { z } from 'zod'

export const none = z.strictObject({})
export const uuid = z.uuid()
export const tenantId = z.coerce.number().int().positive().max(2_147_483_647)
export const instant = z.iso.datetime({ offset: true })

/** A name for people: 1 to 80 characters after trimming, no control characters. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}\p{Bidi_Control}]*$/u, 'holds no control characters')
  .transform((name) => name.normalize('NFC'))

/** A name that stands as one topic level: a display name without `/ + # %`. */
export const levelName = displayName.refine((name) => !/[/+#%$]/.test(name), 'holds none of / + # % $')

/** Roots that the broker keeps for itself (DIALECTS, common rule 6). */
export const reservedRoots = [
  'v1',
  'tenant',
  'app',
  'application',
  'a',
  'command',
  'connio',
  '$share',
  '$SYS',
] as const

export const idParams = z.strictObject({ id: uuid })
export const tenantParams = z.strictObject({ id: tenantId })

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(800).optional(),
  q: z.string().trim().max(100).optional(),
}

/** A page of a list; `nextCursor` is null on the last. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const tags = z
  .record(z.string().min(1).max(64), z.string().max(256))
  .refine((value) => Object.keys(value).length <= 32, 'at most 32 tags')

export const jsonValue = z.json()
