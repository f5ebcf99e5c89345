import { expect, it } from 'vitest'
import { filterMatches } from '@/lib/core/topic'
import { actorPrincipal, principals, reach, receivedAt } from '../fixtures'
import { actorClaims } from './actor-claims'
import { actorPatterns } from './actor-patterns'
import { decodeFromActor } from './decode-from-actor'
import { explainActor } from './explain-actor'

it('claims are the same by whichever credential a user came', () => {
  expect(actorClaims(actorPrincipal('user', [reach()], 'drogue'))).toEqual(actorClaims(principals.user))
  expect(actorClaims(principals.user)).toMatchObject({
    root: '',
    publish: ['v1/sources/+/cmd/writedata', 'command/my-app/+/+'],
    subscribe: ['v1/raw/AcmeCorp/#', 'app/my-app', 'a/my-app', 'application/my-app'],
  })
})

it('a command is read by the form of its topic', () => {
  const targetOf = (topic: string, text: string) =>
    decodeFromActor({ topic, payload: Buffer.from(text), qos: 1, receivedAt }).commands[0]?.target
  expect(targetOf('v1/sources/line1/cmd/writedata', '{"Topic":"a","Data":1}')).toEqual({
    kind: 'source',
    source: 'line1',
  })
  expect(targetOf('command/my-app/my-device/a', '1')).toEqual({
    kind: 'device',
    application: 'my-app',
    device: 'my-device',
  })
})

it('a refusal is told by the tree that the topic names, else by the credential', () => {
  const mendOf = (principal: typeof principals.user, filter: string) =>
    explainActor(principal, 'subscribe', filter).mend?.action
  const raw = { kind: 'copy-topic', topic: 'v1/raw/AcmeCorp/#' }
  const app = { kind: 'copy-topic', topic: 'app/my-app' }
  expect(mendOf(principals.apiKey, 'v1/raw/#')).toEqual(raw)
  expect(mendOf(principals.apiKey, '$share/g/v1/raw/AcmeCorp/#')).toEqual(raw)
  expect(mendOf(principals.user, 'app/my-ap')).toEqual(app)
  expect(mendOf(principals.user, '$share/g/app/my-ap')).toEqual({ ...app, topic: '$share/g/app/my-app' })
  expect(mendOf(principals.user, 'x/y')).toEqual(raw)
  expect(mendOf(principals.apiKey, 'x/y')).toEqual(app)
})

it.each(['user', 'viewer', 'token', 'logsToken', 'apiKey', 'anonymous'] as const)(
  'the patterns of %s are its claims',
  (name) => {
    const claims = actorClaims(principals[name])
    const filters = (action: 'publish' | 'subscribe') =>
      actorPatterns(principals[name])
        .filter((pattern) => pattern.action === action)
        .map(({ levels }) => levels.map(({ value, isRest }) => value ?? (isRest ? '#' : '+')).join('/'))
    expect(filters('publish').toSorted()).toEqual(claims.publish.toSorted())
    expect(filters('subscribe').toSorted()).toEqual(claims.subscribe.toSorted())
    expect(claims.publish.every((filter) => !filterMatches(filter, 'app/my-app'))).toBe(true)
  },
)
