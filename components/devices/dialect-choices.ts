import type { DialectId } from '@/lib/core/dialect-id'

/** What to tell somebody who chooses: which firmware it is for, and what its messages look like. */
export const dialectChoices: Readonly<
  Record<DialectId, { readonly name: string; readonly sentence: string }>
> = {
  capture: {
    name: 'Capture',
    sentence:
      'For firmware that publishes v1/sources/{source}/data/read/… Each value names its connection, measurement and key; sensors appear as they are first seen.',
  },
  sensocan: {
    name: 'SensoCAN',
    sentence:
      'For firmware that publishes tenant/{id}/device/{uuid}/sensor/{slug}. Sensors are created first; a value for an unknown one is refused and says so.',
  },
}
