import type { DialectId } from '@/lib/core/dialect-id'

/** What to tell somebody who chooses: which firmware it is for, and what its messages look like. */
export const dialectSentences: Readonly<Record<DialectId, string>> = {
  capture:
    'For firmware that publishes v1/sources/{source}/data/read/… Each value names its connection, measurement and key; sensors appear as they are first seen.',
  sensocan:
    'For firmware that publishes tenant/{id}/device/{uuid}/sensor/{slug}. Sensors are created first; a value for an unknown one is refused and says so.',
}
