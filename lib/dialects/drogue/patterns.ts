import type { TopicPattern } from '../dialect'
import { fixedLevels } from '../fixed-levels'

export const patternsOfDevice: readonly TopicPattern[] = [
  {
    label: 'An event on a channel; a gateway names the device that it is of',
    action: 'publish',
    levels: [{ name: 'channel' }, { name: 'device', isOptional: true }],
  },
  {
    label: 'Commands: all, or those of one device (its own where that level is empty)',
    action: 'subscribe',
    levels: [...fixedLevels('command/inbox'), { name: 'device and command', isRest: true }],
  },
]
