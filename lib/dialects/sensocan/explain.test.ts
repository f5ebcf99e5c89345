import { expect, it } from 'vitest'
import type { Rejection } from '@/lib/core/rejection'
import { foreignPress, principals, registry, sibling, thermometer } from '../fixtures'
import { sensocan } from './sensocan'

const OWN = `tenant/123/device/${thermometer.externalId}`

const explain = (action: 'publish' | 'subscribe', topic: string): Rejection =>
  sensocan.explainOutOfScope(principals.thermometer, action, topic, registry)

const copied = (topic: string) => ({ action: { kind: 'copy-topic', topic } })

it.each([
  [
    'another tenant',
    `tenant/9/device/${thermometer.externalId}/sensor/x`,
    'belongs to tenant 123',
    `${OWN}/sensor/x`,
  ],
  [
    'its id in upper case',
    `tenant/123/device/${thermometer.externalId.toUpperCase()}`,
    'upper and lower case',
    OWN,
  ],
  ['its sibling', `tenant/123/device/${sibling.externalId}/sensor/x`, '"Cold store 4"', `${OWN}/sensor/x`],
  ['a leading slash', `/${OWN}/sensor/x`, 'begins with a slash', `${OWN}/sensor/x`],
  ['a trailing slash', `${OWN}/`, 'ends in a slash', OWN],
  ['a level in upper case', `${OWN}/Sensor/x`, '"Sensor"', `${OWN}/sensor/x`],
])('publishing to %s: says so and offers the own topic', (_name, topic, sentence, corrected) => {
  const rejection = explain('publish', topic)
  expect(rejection).toMatchObject({ stage: 'acl', code: 'publish-out-of-scope', mend: copied(corrected) })
  expect(rejection.sentence).toContain(sentence)
})

it.each([
  ['no sensor', `${OWN}/sensor`, 'names no sensor'],
  ['levels after the sensor', `${OWN}/sensor/x/y`, 'after the sensor'],
  ['its own commands', `${OWN}/command/restart`, 'its own command'],
  ['the raw tree', 'v1/raw/AcmeCorp/x/sensocan/temp_01/value', "Capture's tree"],
  ['another root', 'sensors/temp', '"tenant"'],
  ['a misspelt level', `tenant/123/devices/${thermometer.externalId}`, '"devices"'],
])('publishing to %s: says so', (_name, topic, sentence) => {
  expect(explain('publish', topic).sentence).toContain(sentence)
})

it('does not name a device of another tenant', () => {
  const rejection = explain('publish', `tenant/123/device/${foreignPress.id}/sensor/x`)
  expect(rejection.sentence).not.toContain(foreignPress.name)
})

it.each(['#', '+/123/#', 'tenant/+/device/x/command/#', 'tenant/123/device/+/command/#', 'tenant/#'])(
  'subscribing to %s: no wildcards in place of tenant and device',
  (filter) => {
    const rejection = explain('subscribe', filter)
    expect(rejection).toMatchObject({ code: 'subscribe-out-of-scope', mend: copied(`${OWN}/command/#`) })
    expect(rejection.sentence).toContain('wildcards')
  },
)

it('subscribing to its data: only commands are received', () => {
  expect(explain('subscribe', `${OWN}/#`).sentence).toContain('only its commands')
})

it('subscribing to commands where the tenant has them off: says where they are turned on', () => {
  const filter = `tenant/123/device/${sibling.externalId}/command/#`
  expect(sensocan.explainOutOfScope(principals.sibling, 'subscribe', filter, registry)).toMatchObject({
    stage: 'acl',
    code: 'command-not-enabled',
  })
})
