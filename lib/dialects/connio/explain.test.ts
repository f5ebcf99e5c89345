import { describe, expect, it } from 'vitest'
import { learningPump, principals, pump, registry } from '../fixtures'
import { connio } from './connio'

const explain = (action: 'publish' | 'subscribe', topic: string) =>
  connio.explainOutOfScope(principals.pump, action, topic, registry)

const id = pump.externalId
const out = `connio/data/out/devices/${id}`
const into = `connio/data/in/devices/${id}`

describe('publishing to', () => {
  it.each([
    ['/connio/data/out/devices', 'begins with a slash', `${out}/properties/{property}`],
    [`v1/sources/${id}/data/read`, 'begin with "connio", not with "v1"', `${out}/properties/{property}`],
    [`Connio/data/out/devices/${id}/json`, 'not with "Connio"', `${out}/json`],
    [`connio/dat/out/devices/${id}/json`, 'second level is "dat"', `${out}/properties/{property}`],
    [`connio/data/on/devices/${id}/json`, 'has to be "out"', `${out}/properties/{property}`],
    [
      `connio/data/in/devices/${id}/properties/temperature`,
      'is written to the device',
      `${out}/properties/temperature`,
    ],
    [`connio/data/out/device/${id}/json`, 'has to be "devices"', `${out}/properties/{property}`],
    [`connio/data/out/devices/${id.toUpperCase()}/json`, 'other upper and lower case', `${out}/json`],
    [`connio/data/out/devices/${learningPump.externalId}/json`, 'that of "Learning pump"', `${out}/json`],
    ['connio/data/out/devices/_dev_9/json', 'names the device "_dev_9"', `${out}/json`],
    ['connio/data/out/devices', 'names no device', `${out}/properties/{property}`],
    [out, 'has to be "properties" or "json"', `${out}/properties/{property}`],
    [`${out}/json/temperature`, 'levels after "json"', `${out}/properties/{property}`],
    [`${out}/Properties/temperature`, 'sixth level is "Properties"', `${out}/properties/temperature`],
    [`${out}/properties`, 'names none', `${out}/properties/{property}`],
    [`${out}/properties/temperature/`, 'levels after the property', `${out}/properties/temperature`],
  ])('%s is told what is wrong, with the topic to use', (topic, sentence, mended) => {
    const rejection = explain('publish', topic)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'publish-out-of-scope' })
    expect(rejection.sentence).toContain(sentence)
    expect(rejection.mend?.action).toEqual({ kind: 'copy-topic', topic: mended })
  })
})

describe('subscribing to', () => {
  it.each([
    ['#', 'wildcards', `${into}/#`],
    ['connio/data/in/devices/+/#', 'wildcards', `${into}/#`],
    [`$share/g/${into}/#`, 'Shared subscriptions', `${into}/#`],
    [`${out}/#`, 'only what is written to it', `${into}/#`],
    [
      `connio/data/in/devices/${learningPump.externalId}/properties/+`,
      'another device',
      `${into}/properties/+`,
    ],
    ['v1/raw/AcmeCorp/#', 'not with "v1"', `${into}/#`],
  ])('%s is told what is wrong, with the filter to use', (filter, sentence, mended) => {
    const rejection = explain('subscribe', filter)
    expect(rejection).toMatchObject({ stage: 'acl', code: 'subscribe-out-of-scope' })
    expect(rejection.sentence).toContain(sentence)
    expect(rejection.mend?.action).toEqual({ kind: 'copy-topic', topic: mended })
  })
})
