import type { RegisteredDevice } from '@/lib/core/registry'
import type { PatternLevel, TopicPattern } from '../dialect'
import { fixedLevels } from '../fixed-levels'
import { isOneLevel } from '../own-device'

/** The claims hold the whole subtree; what stands there and is none of these goes nowhere, and is said so. */
export function patternsOf({ externalId }: RegisteredDevice): readonly TopicPattern[] {
  if (!isOneLevel(externalId)) return []
  const own: readonly PatternLevel[] = [
    ...fixedLevels('v1/sources'),
    { name: 'source id', value: externalId },
  ]
  return [
    {
      label: 'One field, or the fields of a measurement',
      action: 'publish',
      levels: [
        ...own,
        ...fixedLevels('data/read'),
        { name: 'connection' },
        { name: 'measurement' },
        { name: 'key', isOptional: true },
      ],
    },
    {
      label: 'Commands, and all that is of the source',
      action: 'subscribe',
      levels: [...own, { name: 'anything below', isRest: true }],
    },
  ]
}
