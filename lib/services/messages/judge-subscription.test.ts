import { describe, expect, it } from 'vitest'
import { buildGrant } from '@/lib/access/grant'
import type { Qos, Served } from '@/lib/dialects/dialect'
import { principals, registry } from '@/lib/dialects/fixtures'
import { judgeSubscription } from './judge-subscription'

function judge(
  principal: Served,
  filter: string,
  more: { qos?: Qos; version?: 3 | 4 | 5; mode?: string } = {},
) {
  const { qos = 1, version = 5, mode } = more
  const grant = buildGrant(principal, registry, () => undefined)
  const userProperties = mode === undefined ? undefined : { 'content-mode': mode }
  return judgeSubscription(principal, grant, { filter, qos, version, userProperties }, registry)
}

describe('judgeSubscription', () => {
  it('grants at most what the dialect has', () => {
    expect(judge(principals.user, 'v1/raw/AcmeCorp/#', { qos: 2 })).toMatchObject({ granted: 2 })
    expect(judge(principals.apiKey, 'v1/raw/AcmeCorp/#', { qos: 2 })).toMatchObject({ granted: 1 })
  })

  it('grants events at QoS 1 at most, whatever the credential', () => {
    expect(judge(principals.user, 'app/my-app', { qos: 2 })).toMatchObject({
      granted: 1,
      filter: 'app/my-app',
      event: { form: 'app', application: 'my-app', mode: 'structured' },
    })
  })

  it('keeps the form and the mode that were asked for', () => {
    expect(judge(principals.apiKey, 'application/my-app', { mode: 'binary' })).toMatchObject({
      event: { form: 'application', mode: 'binary' },
    })
  })

  it('takes the group off, and notes one without app/', () => {
    expect(judge(principals.apiKey, '$share/g/app/my-app')).toMatchObject({
      filter: 'app/my-app',
      group: 'g',
    })
    expect(judge(principals.apiKey, '$share/g/my-app')).toMatchObject({
      filter: 'app/my-app',
      group: 'g',
      note: { code: 'share-without-app' },
    })
  })

  it('answers 0xA2 to a wildcard, 0x8F to what is malformed, 0x87 to what is not granted, and 0x80 on MQTT 3', () => {
    expect(judge(principals.apiKey, 'app/+')).toMatchObject({ reasonCode: 0xa2, costsConnection: false })
    expect(judge(principals.apiKey, 'app/my-app/x')).toMatchObject({ reasonCode: 0x8f })
    expect(judge(principals.apiKey, 'app/other-app')).toMatchObject({ reasonCode: 0x87 })
    for (const filter of ['app/+', 'app/my-app/x', 'app/other-app'])
      expect(judge(principals.apiKey, filter, { version: 4 })).toMatchObject({ reasonCode: 0x80 })
  })

  it('fails a mode that is not known', () => {
    expect(judge(principals.apiKey, 'app/my-app', { mode: 'avro' })).toMatchObject({
      reasonCode: 0x83,
      rejection: { code: 'content-mode-not-known' },
    })
  })

  it('ends the connection where the dialect does', () => {
    expect(judge(principals.user, 'v1/raw/+/#')).toMatchObject({ costsConnection: true })
    expect(judge(principals.thermometer, '#')).toMatchObject({ costsConnection: false })
  })

  it('shares filters in the plain namespace, and asks the grant for the filter alone', () => {
    expect(judge(principals.homeMade, '$share/g/line1/+', { qos: 2 })).toEqual({
      granted: 2,
      filter: 'line1/+',
      group: 'g',
    })
    expect(judge(principals.homeMade, '$share/g/$SYS/#')).toMatchObject({ reasonCode: 0x87 })
    expect(judge(principals.homeMade, '$share/g')).toMatchObject({ reasonCode: 0x8f })
    expect(judge(principals.homeMade, '$share/+/x')).toMatchObject({ reasonCode: 0x8f })
  })

  it.each(['thermometer', 'press', 'pump', 'fridge', 'account'] as const)(
    'refuses shared filters to %s',
    (name) => {
      expect(judge(principals[name], '$share/g/x')).toHaveProperty('reasonCode')
      expect(judge(principals[name], '$share/g/#')).toHaveProperty('reasonCode')
    },
  )

  it('shares nothing of the raw tree', () => {
    expect(judge(principals.user, '$share/g/v1/raw/AcmeCorp/#')).toHaveProperty('reasonCode')
  })

  it('refuses what stands below a foreign token', () => {
    expect(judge(principals.account, 'station1/subscribe')).toMatchObject({ granted: 1 })
    expect(judge(principals.account, '***/station1/subscribe')).toMatchObject({ reasonCode: 0x87 })
  })

  it('lets anonymous readers have opened applications alone', () => {
    expect(judge(principals.anonymous, 'app/my-app')).toMatchObject({ granted: 1 })
    expect(judge(principals.anonymous, 'v1/raw/AcmeCorp/#')).toHaveProperty('reasonCode')
  })
})
