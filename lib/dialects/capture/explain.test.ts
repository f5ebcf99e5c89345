import { describe, expect, it } from 'vitest'
import type { Rejection } from '@/lib/core/rejection'
import { actorPrincipal, press, principals, reach, registry, registryOf } from '../fixtures'
import { capture } from './capture'

const OWN = `v1/sources/${press.externalId}`
const copied = (topic: string) => ({ action: { kind: 'copy-topic', topic } })

describe('a source', () => {
  const explain = (action: 'publish' | 'subscribe', topic: string): Rejection =>
    capture.explainOutOfScope(principals.press, action, topic, registry)

  it.each([
    ['another source', 'v1/sources/other/data/read/c/m/k', '"other"', `${OWN}/data/read/c/m/k`],
    [
      'its id in upper case',
      `v1/sources/${press.externalId.toUpperCase()}/data/read/c/m`,
      'upper and lower case',
      `${OWN}/data/read/c/m`,
    ],
    [
      'the raw tree',
      `v1/raw/AcmeCorp/${press.externalId}/c/m/k`,
      'written by the broker',
      `${OWN}/data/read/c/m/k`,
    ],
    ['a leading slash', `/${OWN}/data/read/c/m/k`, 'begins with a slash', `${OWN}/data/read/c/m/k`],
  ])('publishing to %s hears so, with its own topic', (_name, topic, sentence, corrected) => {
    const rejection = explain('publish', topic)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'publish-out-of-scope', mend: copied(corrected) })
    expect(rejection.sentence).toContain(sentence)
  })

  it('hears the name of a sibling of its own tenant, and of no other', () => {
    const other = { ...press, id: 'other-id', externalId: 'other-id', name: 'Press 5' }
    const topic = 'v1/sources/other-id/data/read/c/m/k'
    const hear = (tenantId: number) =>
      capture.explainOutOfScope(
        principals.press,
        'publish',
        topic,
        registryOf([press, { ...other, tenantId }]),
      ).sentence
    expect(hear(press.tenantId)).toContain('Press 5')
    expect(hear(press.tenantId + 1)).not.toContain('Press 5')
  })

  it.each([
    ['#', 'wildcards above it', `${OWN}/cmd/writedata`],
    ['v1/sources/#', 'a wildcard in place of its id', `${OWN}/cmd/writedata`],
    ['v1/sources/+/cmd/writedata', 'a wildcard in place of its id', `${OWN}/cmd/writedata`],
    ['v1/raw/AcmeCorp/#', 'users and API tokens', `${OWN}/cmd/writedata`],
    ['tenant/123/device/x/command/#', "SensoCAN's tree", `${OWN}/cmd/writedata`],
  ])('subscribing to %s hears why', (filter, sentence, corrected) => {
    const rejection = explain('subscribe', filter)
    expect(rejection).toMatchObject({ code: 'subscribe-out-of-scope', mend: copied(corrected) })
    expect(rejection.sentence).toContain(sentence)
  })
})

describe('an account', () => {
  const explain = (action: 'publish' | 'subscribe', topic: string, principal = principals.user): Rejection =>
    capture.explainOutOfScope(principal, action, topic, registry)

  it.each([
    ['v1/raw/+/#', 'named exactly', 'v1/raw/AcmeCorp/#'],
    ['v1/raw/#', 'named exactly', 'v1/raw/AcmeCorp/#'],
    ['v1/#', 'from the source level down', 'v1/raw/AcmeCorp/#'],
    ['#', 'from the source level down', 'v1/raw/AcmeCorp/#'],
    ['+/raw/AcmeCorp/#', 'from the source level down', 'v1/raw/AcmeCorp/#'],
    ['v1/raw/acmecorp/+/+/Monitoring/#', 'not written as the company is', 'v1/raw/AcmeCorp/+/+/Monitoring/#'],
    ['v1/raw/Other/#', 'no company that this account belongs to', 'v1/raw/AcmeCorp/#'],
    ['v1/sources/x/#', 'for the source itself', 'v1/raw/AcmeCorp/#'],
    ['line/1', 'this topic is another', 'v1/raw/AcmeCorp/#'],
    ['$share/g/v1/raw/AcmeCorp/#', 'Shared subscriptions', 'v1/raw/AcmeCorp/#'],
  ])('subscribing to %s hears why, with the own company', (filter, sentence, corrected) => {
    const rejection = explain('subscribe', filter)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'subscribe-out-of-scope', mend: copied(corrected) })
    expect(rejection.sentence).toContain(sentence)
  })

  it('of another company hears the same whether a company exists or not', () => {
    const sentence = (company: string) =>
      explain('subscribe', `v1/raw/${company}/#`).sentence.replace(company, '')
    expect(sentence('Other & Sons')).toBe(sentence('Nowhere'))
  })

  it('hears that only the source publishes data', () => {
    expect(explain('publish', 'v1/sources/x/data/read/c/m/k').sentence).toContain('only the source itself')
    expect(explain('publish', 'v1/raw/AcmeCorp/x/c/m/k').sentence).toContain('written by the broker')
  })

  it('hears which permission is missing', () => {
    const viewer = actorPrincipal('user', [reach({ permissions: ['read:logs'] })])
    const token = actorPrincipal('api-token', [reach({ permissions: ['read:telemetry'] })])
    expect(explain('publish', 'v1/sources/x/cmd/writedata', viewer)).toMatchObject({
      code: 'missing-permission',
      sentence: expect.stringContaining('send:commands'),
    })
    expect(explain('subscribe', 'v1/raw/AcmeCorp/#', viewer).code).toBe('missing-permission')
    expect(explain('subscribe', 'v1/logs/AcmeCorp/#', token)).toMatchObject({
      code: 'missing-permission',
      mend: { sentence: expect.stringContaining('read:logs') },
    })
  })

  it('of a person hears that Live Logs over MQTT are for tokens', () => {
    expect(explain('subscribe', 'v1/logs/AcmeCorp/#').sentence).toContain('API tokens')
  })
})
