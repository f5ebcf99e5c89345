import type { MendAction } from '@/lib/core/mend-action'
import type { Mend } from '@/lib/core/rejection'

/** For a name that no sensor has: a sensor of that name, or, where the device has any, another name of one of them. */
export function unknownNameMends(
  name: string,
  nearestSlug: string | undefined,
  hasSensors: boolean,
  further: readonly MendAction[] = [],
): Pick<Mend, 'action' | 'others'> {
  const near = nearestSlug === undefined ? {} : { nearestSlug }
  const alias: readonly MendAction[] = hasSensors ? [{ kind: 'add-alias', alias: name, ...near }] : []
  const others = [...alias, ...further]
  return {
    action: { kind: 'create-sensor', slug: name, ...near },
    ...(others.length > 0 && { others }),
  }
}
