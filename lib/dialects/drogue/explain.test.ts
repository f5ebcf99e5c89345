import { describe, expect, it } from 'vitest'
import type { Rejection } from '@/lib/core/rejection'
import { actorPrincipal, principals, reach, registry } from '../fixtures'
import { drogue } from './drogue'

const copied = (topic: string) => ({ action: { kind: 'copy-topic', topic } })

describe('a device', () => {
  const explain = (action: 'publish' | 'subscribe', topic: string): Rejection =>
    drogue.explainOutOfScope(principals.fridge, action, topic, registry)

  it.each([
    ['a/b/c', 'more levels', 'a'],
    ['command/inbox//restart', 'receives its commands', '{channel}'],
    ['$SYS/x', 'begin with $', '{channel}'],
    ['tenant/123/device/x', "SensoCAN's tree", '{channel}'],
    ['v1/sources/x/data/read/c/m/k', 'more levels', 'v1'],
  ])('publishing to %s hears why', (topic, sentence, corrected) => {
    const rejection = explain('publish', topic)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'publish-out-of-scope', mend: copied(corrected) })
    expect(rejection.sentence).toContain(sentence)
  })

  it.each([
    ['#', 'wildcards above it', 'command/inbox/#'],
    ['app/my-app', 'for back ends', 'command/inbox/#'],
    ['$share/g/app/my-app', 'Shared subscriptions', 'command/inbox/#'],
    ['/command/inbox/#', 'begins with a slash', 'command/inbox/#'],
    ['command/inbox//restart', 'alone', 'command/inbox//#'],
    ['command/inbox/my-device/restart', 'alone', 'command/inbox/my-device/#'],
    ['command/inbox/my-gateway/#', 'does not name "my-device"', 'command/inbox/#'],
    ['foo', 'another place', 'command/inbox/#'],
  ])('subscribing to %s hears why', (filter, sentence, corrected) => {
    const rejection = explain('subscribe', filter)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'subscribe-out-of-scope', mend: copied(corrected) })
    expect(rejection.sentence).toContain(sentence)
  })

  it('hears that a device of the inbox is not known', () => {
    expect(explain('subscribe', 'command/inbox/nobody/#')).toMatchObject({
      stage: 'acl',
      code: 'unknown-device',
    })
  })
})

describe('a back end', () => {
  const explain = (
    action: 'publish' | 'subscribe',
    topic: string,
    principal = principals.apiKey,
  ): Rejection => drogue.explainOutOfScope(principal, action, topic, registry)

  it('hears the application that was probably meant', () => {
    expect(explain('subscribe', 'app/my-ap')).toMatchObject({
      code: 'unknown-application',
      mend: copied('app/my-app'),
    })
    expect(explain('subscribe', '$share/g/a/My-App')).toMatchObject({ mend: copied('$share/g/a/my-app') })
    expect(explain('publish', 'command/my-ap/d/n')).toMatchObject({
      code: 'unknown-application',
      mend: copied('command/my-app/d/n'),
    })
  })

  it('hears the same of an application of others as of one of nobody', () => {
    const sentence = (name: string) => explain('subscribe', `app/${name}`).sentence.replace(name, '')
    expect(sentence('other-app')).toBe(sentence('nowhere'))
  })

  it('hears which permission is missing', () => {
    const reader = actorPrincipal('user', [reach({ permissions: ['read:telemetry'] })], 'drogue')
    const sender = actorPrincipal('api-token', [reach({ permissions: ['send:commands'] })], 'drogue')
    expect(explain('publish', 'command/my-app/d/n', reader)).toMatchObject({ code: 'missing-permission' })
    expect(explain('subscribe', 'app/my-app', sender)).toMatchObject({ code: 'missing-permission' })
  })

  it.each(['#', '+/my-app', 'app/+', 'app/#'])('hears that %s is a wildcard', (filter) => {
    expect(explain('subscribe', filter)).toMatchObject({ stage: 'acl', code: 'wildcard-not-allowed' })
  })

  it('hears what is wrong with the levels of a command', () => {
    expect(explain('publish', 'command/my-app/d')).toMatchObject({
      code: 'publish-out-of-scope',
      mend: copied('command/my-app/d/{command}'),
    })
    expect(explain('publish', 'app/my-app').sentence).toContain('written by the broker')
    expect(explain('subscribe', 'command/inbox/#').sentence).toContain('publishes them only')
  })
})

describe('an anonymous reader', () => {
  const explain = (action: 'publish' | 'subscribe', topic: string): Rejection =>
    drogue.explainOutOfScope(principals.anonymous, action, topic, registry)

  it('hears that it publishes nothing', () => {
    expect(explain('publish', 'command/my-app/d/n').sentence).toContain('publish nothing')
  })

  it('hears which applications are opened', () => {
    const rejection = explain('subscribe', 'app/other')
    expect(rejection).toMatchObject({ code: 'unknown-application', mend: copied('app/my-app') })
    expect(rejection.sentence).toContain('opened to anonymous readers')
    expect(explain('subscribe', 'v1/raw/AcmeCorp/#')).toMatchObject({ code: 'subscribe-out-of-scope' })
  })
})
