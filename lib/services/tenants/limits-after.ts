import type { LimitsPatch } from '@/lib/contract/tenant-limits'
import { defaultLimits, limitNames, tenantLimits } from '@/lib/core/tenant-limits'

/** The row's limits after the patch: only those that differ from the default, which may so be changed for all others. */
export function limitsAfter(stored: unknown, patch: LimitsPatch): Record<string, number> {
  const before = tenantLimits(stored)
  return Object.fromEntries(
    limitNames.flatMap((name) => {
      const wanted = patch[name]
      const after = wanted === undefined ? before[name] : (wanted ?? defaultLimits[name])
      return after === defaultLimits[name] ? [] : [[name, after] as const]
    }),
  )
}
