import type { z } from 'zod'
import type { mendSchema } from '@/lib/contract/logs'

/** A mend as the API has it. */
export type ShownMend = z.infer<typeof mendSchema>
export type ShownWay = NonNullable<ShownMend['action']>
