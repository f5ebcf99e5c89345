import { describe, expect, it } from 'vitest'
import type { MendPlace } from './mend-place'
import { deedOf, mayDo, waysOf, whoMay } from './mend-powers'
import { isIn, powersAt } from './mend-reach'

const place: MendPlace = {
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  tenantId: 7,
  companyId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0001',
  code: 'unknown-sensor',
  isMessage: true,
  seq: 1,
}
const nowhere: MendPlace = { ...place, deviceId: null, tenantId: null, companyId: null }
const engineer = { mayProvision: false, mayAdminister: false, isPlatformAdmin: false }

describe('who may', () => {
  it('copies whatever the role, and provisions by it', () => {
    expect(mayDo('copy-topic', engineer)).toBe(true)
    expect(mayDo('create-sensor', engineer)).toBe(false)
    expect(mayDo('create-sensor', { ...engineer, mayProvision: true })).toBe(true)
    expect(mayDo('change-setting', { ...engineer, mayProvision: true })).toBe(false)
    expect(mayDo('change-setting', { ...engineer, mayAdminister: true })).toBe(true)
    expect(mayDo('activate-company', { ...engineer, mayAdminister: true })).toBe(false)
    expect(whoMay('activate-company')).toBe('a platform admin')
    expect(whoMay('add-alias')).toBe('an admin of the company')
  })

  it('holds in the tenants of the reader, or everywhere', () => {
    const reach = { provisionIn: [7], administerIn: 'all', isPlatformAdmin: false } as const
    expect(powersAt(reach, 7)).toMatchObject({ mayProvision: true, mayAdminister: true })
    expect(powersAt(reach, 8)).toMatchObject({ mayProvision: false, mayAdminister: true })
    expect(isIn([7], undefined)).toBe(false)
  })
})

describe('the ways', () => {
  const create = { kind: 'create-sensor', slug: 'temp_0l' } as const
  const alias = { kind: 'add-alias', alias: 'temp_0l' } as const

  it('begin with the alias where a near name is likely to be meant', () => {
    const near = { ...alias, nearestSlug: 'temp_01' }
    expect(waysOf({ sentence: '.', action: create, others: [alias] }, place)).toEqual([create, alias])
    expect(waysOf({ sentence: '.', action: create, others: [near] }, place)).toEqual([near, create])
    expect(waysOf({ sentence: '.' }, place)).toEqual([])
  })

  it('leave out what no device, tenant or company is known for', () => {
    const setting = { kind: 'change-setting', setting: 'createSensors', value: true } as const
    const company = { kind: 'activate-company' } as const
    const topic = { kind: 'copy-topic', topic: 'a/b' } as const
    const others = [setting, company, topic]
    expect(waysOf({ sentence: '.', action: create, others }, nowhere)).toEqual([topic])
    expect(waysOf({ sentence: '.', action: create, others }, place)).toHaveLength(4)
  })

  it('lead to the credentials where the device is known, and to the account where its tenant is', () => {
    const own = { sentence: '.', action: { kind: 'show-credentials', credential: 'password' } } as const
    const account = {
      sentence: '.',
      action: { kind: 'show-credentials', credential: 'device-token' },
    } as const
    expect(waysOf(own, place)).toHaveLength(1)
    expect(waysOf(own, { ...place, deviceId: null })).toEqual([])
    expect(waysOf(account, { ...place, deviceId: null })).toHaveLength(1)
    expect(waysOf(account, nowhere)).toEqual([])
  })

  it('are told to somebody else in words', () => {
    expect(deedOf({ kind: 'show-credentials', credential: 'access-token' })).toBe(
      'issue a new credential of the kind "Access token" for the device',
    )
    expect(deedOf(create)).toBe('create the sensor temp_0l')
    expect(deedOf({ kind: 'change-setting', setting: 'createSensors', value: true })).toBe(
      'turn "Sensors for unknown Connio properties" on',
    )
  })
})
