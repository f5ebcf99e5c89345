import type { PatternLevel, TopicPattern } from '../dialect'

const device: PatternLevel = { name: 'device id' }
const tag: PatternLevel = { name: 'tag', isOptional: true }

export const patterns: readonly TopicPattern[] = [
  { label: 'JSON', action: 'publish', levels: [{ name: 'json', value: 'json' }, device, tag] },
  { label: 'Binary', action: 'publish', levels: [{ name: 'binary', value: 'binary' }, device, tag] },
  {
    label: 'Commands of a device',
    action: 'subscribe',
    levels: [device, { name: 'subscribe', value: 'subscribe' }],
  },
  {
    label: 'Everything of the account',
    action: 'subscribe',
    levels: [{ name: 'any level', isRest: true }],
  },
]
