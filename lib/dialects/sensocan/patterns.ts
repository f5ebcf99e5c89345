import type { RegisteredDevice } from '@/lib/core/registry'
import type { PatternLevel, TopicPattern } from '../dialect'
import { fixedLevels } from '../fixed-levels'
import { isOneLevel } from '../own-device'

export function patternsOf({ tenantId, externalId, settings }: RegisteredDevice): readonly TopicPattern[] {
  if (!isOneLevel(externalId)) return []
  const own: readonly PatternLevel[] = [
    ...fixedLevels('tenant'),
    { name: 'tenant id', value: String(tenantId) },
    ...fixedLevels('device'),
    { name: 'device UUID', value: externalId },
  ]
  const publish = { action: 'publish', levels: own } as const
  return [
    {
      ...publish,
      label: 'One reading',
      levels: [...own, ...fixedLevels('sensor'), { name: 'sensor slug or UUID' }],
    },
    {
      ...publish,
      label: 'History of one sensor',
      levels: [...own, ...fixedLevels('sensors'), { name: 'sensor UUID or slug' }],
    },
    { ...publish, label: 'Several sensors at once' },
    ...(settings.sensocanCommands ? [commands(own)] : []),
  ]
}

const commands = (own: readonly PatternLevel[]): TopicPattern => ({
  label: 'Commands',
  action: 'subscribe',
  levels: [...own, ...fixedLevels('command'), { name: 'command', isRest: true }],
})
