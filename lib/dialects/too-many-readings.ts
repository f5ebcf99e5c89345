import type { Rejection } from '@/lib/core/rejection'
import type { TenantLimits } from '@/lib/core/tenant-limits'
import { rejected } from './rejected'

/** A message with more readings than its tenant's limit is refused whole, so that its sender can repeat it in parts. */
export const tooManyReadings = (
  count: number,
  { readingsPerMessage: max }: TenantLimits,
): Rejection | undefined =>
  count <= max
    ? undefined
    : rejected(
        'quota',
        'too-many-readings',
        `The message holds ${count} readings; ${max} are accepted, and none of these was stored.`,
        {
          sentence: `Send at most ${max} readings a message, or raise the limit of the tenant.`,
          action: { kind: 'show-limit', limit: 'readingsPerMessage' },
        },
      )
