import type { DialectId } from '@/lib/core/dialect-id'
import { capture } from './capture/capture'
import type { Dialect } from './dialect'
import { sensocan } from './sensocan/sensocan'

/** Every dialect, complete by type. */
export const dialects = { capture, sensocan } satisfies Record<DialectId, Dialect>

export const dialectOf = (id: DialectId): Dialect => dialects[id]
