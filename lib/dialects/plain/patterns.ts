import type { Registry } from '@/lib/core/registry'
import type { Served, TopicPattern } from '../dialect'
import { ownDevice } from '../own-device'
import { isInNamespace } from './claims'

export function patternsOf(principal: Served, registry: Registry): readonly TopicPattern[] {
  if (!isInNamespace(principal, registry)) return []
  const device = ownDevice(principal, registry)
  return [
    { label: 'Any topic that does not begin with $', action: 'publish', levels: anything },
    ...(device ? [commandsOf(device.externalId)] : []),
    { label: 'Any topic that does not begin with $', action: 'subscribe', levels: anything },
  ]
}

const anything = [{ name: 'topic', isRest: true }] as const

const commandsOf = (externalId: string): TopicPattern => ({
  label: 'Its commands',
  action: 'subscribe',
  levels: [
    { name: 'command', value: 'command' },
    { name: 'device', value: externalId },
    { name: 'command name', isRest: true },
  ],
})
