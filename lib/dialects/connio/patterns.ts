import type { RegisteredDevice } from '@/lib/core/registry'
import type { PatternLevel, TopicPattern } from '../dialect'
import { fixedLevels } from '../fixed-levels'
import { isOneLevel } from '../own-device'

export function patternsOf({ externalId }: RegisteredDevice): readonly TopicPattern[] {
  if (!isOneLevel(externalId)) return []
  const device: PatternLevel = { name: 'device id', value: externalId }
  const out = [...fixedLevels('connio/data/out/devices'), device]
  return [
    {
      label: 'One property',
      action: 'publish',
      levels: [...out, ...fixedLevels('properties'), { name: 'property, lower case' }],
    },
    { label: 'Data feed', action: 'publish', levels: [...out, ...fixedLevels('json')] },
    {
      label: 'Properties written to the device',
      action: 'subscribe',
      levels: [...fixedLevels('connio/data/in/devices'), device, { name: 'anything below', isRest: true }],
    },
  ]
}
