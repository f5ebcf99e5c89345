import { expect, it } from 'vitest'
import {
  channelTopic,
  commandTopic,
  namedInboxTopic,
  parseChannelTopic,
  parseCommandTopic,
  parseInboxFilter,
} from './topics'

it.each([
  { application: 'my-app', device: 'my-device', name: 'setTemperature' },
  { application: 'my-app', device: '100%25', name: 'a%20b' },
])('a command topic comes back as it was built: %o', (given) => {
  expect(parseCommandTopic(commandTopic(given))).toEqual(given)
})

it.each([
  'command',
  'command/my-app',
  'command/my-app/d',
  'command//d/n',
  'command/my-app//n',
  'command/my-app/d/',
  'command/my-app/d/n/more',
  'Command/my-app/d/n',
])('%s is no command topic', (topic) => {
  expect(parseCommandTopic(topic)).toBeUndefined()
})

it('a channel topic comes back as it was built', () => {
  for (const given of [{ channel: 'foo' }, { channel: 'foo', device: 'bar' }]) {
    expect(parseChannelTopic(channelTopic(given))).toEqual(given)
  }
  expect(parseChannelTopic('foo/bar/baz')).toBeUndefined()
})

it.each([
  ['command/inbox/#', { kind: 'all' }],
  ['command/inbox/+/#', { kind: 'each' }],
  ['command/inbox//#', { kind: 'own' }],
  [namedInboxTopic('my-device', '#'), { kind: 'named', device: 'my-device' }],
])('%s is a form of the inbox', (filter, asked) => {
  expect(parseInboxFilter(filter)).toEqual(asked)
})

it.each([
  'command/#',
  'command/inbox',
  'command/inbox/+',
  'command/inbox//restart',
  'command/inbox//+',
  'command/inbox/my-device/restart',
  'command/inbox/my-device/#/x',
  'command/inbox//x/#',
  'command/outbox/#',
])('%s is none', (filter) => {
  expect(parseInboxFilter(filter)).toBeUndefined()
})
