import { describe, expect, it } from 'vitest'
import { explainOp } from '@/lib/contract/explain'
import { logRecord } from '@/testing/log-record'
import { emptyForm, explainHref, formOfSearch, queryOfForm } from './explain-form'
import { checkForm } from './explain-request'
import { explainRecordHref, formOfRecord } from './form-of-record'

const device = '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002'
const asked = { ...emptyForm, id: device, topic: 'a/b', payload: '{"value":1}' }
const searchOf = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams)

describe('the link to a question', () => {
  it('holds all of it, and no more than what differs from an empty one', () => {
    const form = { ...asked, action: 'subscribe', version: '5', contentMode: 'binary' } as const
    expect(formOfSearch(searchOf(explainHref(form)))).toEqual(form)
    expect(queryOfForm(emptyForm).query).toBe('')
  })

  it('leaves a payload out that no address can hold', () => {
    const long = queryOfForm({ ...asked, payload: 'x'.repeat(10_000) })
    expect(long.isPayloadLeftOut).toBe(true)
    expect(long.query).toContain('topic=a%2Fb')
    expect(long.query).not.toContain('payload')
  })

  it('takes a choice that is none for the usual one', () => {
    expect(formOfSearch({ as: 'somebody', qos: '7', version: '9' })).toEqual(emptyForm)
  })
})

describe('checkForm', () => {
  it('asks what the API takes', () => {
    const checked = checkForm({ ...asked, version: '5', contentType: 'text/plain' })
    expect(checked.isOk && explainOp.body.safeParse(checked.request).success).toBe(true)
    expect(checked).toMatchObject({
      request: { principal: { kind: 'device', id: device }, payload: '{"value":1}', version: 5, qos: 1 },
    })
  })

  it('names what is missing', () => {
    expect(checkForm(emptyForm)).toMatchObject({ issues: { id: 'Choose a device.', topic: 'Give a topic.' } })
    expect(checkForm({ ...asked, as: 'account' })).toMatchObject({ issues: { tenant: 'Choose a tenant.' } })
    expect(checkForm({ ...asked, as: 'anonymous', id: '' })).toMatchObject({ isOk: true })
  })

  it('reads hex in any spacing, and says what is none', () => {
    expect(checkForm({ ...asked, form: 'hex', payload: '0x81 a1\n6B' })).toMatchObject({
      request: { payloadHex: '81a16B' },
    })
    expect(checkForm({ ...asked, form: 'hex', payload: '8' })).toMatchObject({
      issues: { payload: expect.stringContaining('two digits') },
    })
  })

  it('tells no payload from a payload of no bytes', () => {
    const none = checkForm({ ...asked, payload: '' })
    expect(none.isOk && 'payload' in none.request).toBe(false)
    expect(checkForm({ ...asked, payload: '', form: 'empty' })).toMatchObject({ request: { payload: '' } })
  })
})

describe('a record as a question', () => {
  it('stands for whoever sent it, by the rules that held', () => {
    expect(formOfRecord(logRecord())).toMatchObject({ as: 'device', id: device, action: 'publish', qos: '1' })
    expect(formOfRecord(logRecord({ principalKey: 'account:7', dialect: 'thingscale' }))).toMatchObject({
      as: 'account',
      tenant: '7',
    })
    expect(formOfRecord(logRecord({ principalKey: `user:${device}`, dialect: 'drogue' }))).toMatchObject({
      as: 'user',
      credential: 'api-key',
    })
    expect(formOfRecord(logRecord({ principalKey: `tenant-user:${device}:7` }))).toMatchObject({
      as: 'tenant-user',
      id: device,
      tenant: '7',
    })
  })

  it('asks for a subscription where the connection was told of one, and hands bytes on as hex', () => {
    expect(formOfRecord(logRecord({ kind: 'connection', topic: 'v1/#' }))?.action).toBe('subscribe')
    expect(formOfRecord(logRecord({ payload: null, payloadHex: 'ff00' }))).toMatchObject({
      form: 'hex',
      payload: 'ff00',
    })
    expect(formOfRecord(logRecord({ payload: null, payloadBytes: 0 }))?.form).toBe('empty')
  })

  it('is linked by its number where it is stored, and in full where it is not', () => {
    expect(explainRecordHref(logRecord({ seq: 9, outcome: 'refused' }))).toBe('/explain?record=9')
    expect(explainRecordHref(logRecord())).toContain(`id=${device}`)
    expect(explainRecordHref(logRecord({ topic: null }))).toBeUndefined()
    expect(explainRecordHref(logRecord({ principalKey: 'console:x' }))).toBeUndefined()
  })
})
