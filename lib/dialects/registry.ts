import type { DialectId } from '@/lib/core/dialect-id'
import { capture } from './capture/capture'
import { connio } from './connio/connio'
import type { Dialect } from './dialect'
import { drogue } from './drogue/drogue'
import { plain } from './plain/plain'
import { sensocan } from './sensocan/sensocan'
import { thingscale } from './thingscale/thingscale'

/** Every dialect, complete by type. */
export const dialects = { capture, drogue, sensocan, thingscale, connio, plain } satisfies Record<
  DialectId,
  Dialect
>

export const dialectOf = (id: DialectId): Dialect => dialects[id]
