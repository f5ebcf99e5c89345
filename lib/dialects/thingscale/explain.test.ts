import { expect, it } from 'vitest'
import { principalOf, principals, registry, weatherStation } from '../fixtures'
import { thingscale } from './thingscale'

const explain = (action: 'publish' | 'subscribe', topic: string) =>
  thingscale.explainOutOfScope(principals.account, action, topic, registry)

const copied = (topic: string) => ({ action: { kind: 'copy-topic', topic } })

it('a foreign token is refused without being shown, and the own one is asked for', () => {
  const rejection = explain('publish', '***/json/station1')
  expect(rejection).toMatchObject({
    stage: 'acl',
    code: 'wrong-token-in-topic',
    mend: copied('{DEVICE_TOKEN}/json/station1'),
  })
  expect(rejection.sentence).toContain('AUTH_REQUIRED')
  expect(explain('subscribe', '***/station1/subscribe')).toMatchObject({
    code: 'wrong-token-in-topic',
    mend: copied('{DEVICE_TOKEN}/#'),
  })
  expect(explain('publish', '***')).toMatchObject({ code: 'wrong-token-in-topic' })
})

it.each([
  ['no device', 'json', 'names no device', 'json/{device id}'],
  ['a level too many', 'json/station1/a/b', 'levels after the tag', 'json/{device id}'],
  ['a command', 'station1/subscribe', 'only the platform publishes there', 'json/{device id}'],
  ['another word', 'data/station1', '"data" and has to be "json" or "binary"', 'json/{device id}'],
  ['capitals', 'JSON/station1', '"JSON"', 'json/station1'],
  ['an empty level', '/json/station1', 'is empty', 'json/station1'],
  ['a slash after the tag', 'json/station1/tag/', 'after the tag', 'json/station1/tag'],
])('publishing to %s: says so and offers a topic', (_name, topic, sentence, corrected) => {
  const rejection = explain('publish', topic)
  expect(rejection).toMatchObject({
    stage: 'acl',
    code: 'publish-out-of-scope',
    mend: copied(`{DEVICE_TOKEN}/${corrected}`),
  })
  expect(rejection.sentence).toContain(sentence)
})

it('a shared subscription is refused as one', () => {
  const rejection = explain('subscribe', '$share/group/station1/subscribe')
  expect(rejection).toMatchObject({ code: 'subscribe-out-of-scope', mend: copied('{DEVICE_TOKEN}/#') })
  expect(rejection.sentence).toContain('Shared subscriptions')
})

it('a device is told that the account connects in its place', () => {
  expect(
    thingscale.explainOutOfScope(principalOf(weatherStation), 'publish', 'json/station1', registry),
  ).toMatchObject({ stage: 'acl', mend: { sentence: expect.stringContaining('DEVICE_TOKEN') } })
})
